using System.Text;
using System.Text.Json;
using AdaptiveCards;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;

namespace McaBot.Tests.Sdk;

public sealed class CloudAdapterTests : IDisposable
{
    private const string Message = """{"type":"message","id":"in/1","text":"hi","locale":"fr-FR","channelId":"msteams","callerId":"forged","serviceUrl":"https://channel.example/emea/","from":{"id":"29:anna"},"recipient":{"id":"28:bot"},"conversation":{"id":"a:1"}}""";
    private const string Invoke = """{"type":"invoke","name":"adaptiveCard/action","id":"in/1","channelId":"msteams","serviceUrl":"https://channel.example/emea/","from":{"id":"29:anna"},"recipient":{"id":"28:bot"},"conversation":{"id":"a:1"},"value":VALUE}""";

    private readonly RecordingConnector wire = new();
    private readonly StubAuthentication authentication;
    private readonly CloudAdapter adapter;

    public CloudAdapterTests()
    {
        authentication = new StubAuthentication(wire);
        adapter = new CloudAdapter(authentication);
    }

    public void Dispose() => wire.Dispose();

    [Fact]
    public async Task A_message_is_answered_200_and_its_reply_posted_to_the_activity_it_replies_to()
    {
        var (status, body) = await PostAsync(Message, (turn, ct) => turn.SendActivityAsync("hello", cancellationToken: ct));

        Assert.Equal((200, string.Empty), (status, body));
        var request = Assert.Single(wire.Requests);
        Assert.Equal(("POST", "/emea/v3/conversations/a%3A1/activities/in%2F1"), (request.Method, request.Path));
        using var sent = JsonDocument.Parse(request.Body);
        Assert.Equal("hello", sent.RootElement.GetProperty("text").GetString());
        Assert.Equal("28:bot", sent.RootElement.GetProperty("from").GetProperty("id").GetString());
        Assert.Equal("in/1", sent.RootElement.GetProperty("replyToId").GetString());
        Assert.False(sent.RootElement.TryGetProperty("id", out _));
    }

    [Fact]
    public async Task Without_an_activity_to_reply_to_the_message_goes_to_the_conversation()
    {
        await PostAsync(Message.Replace("\"id\":\"in/1\",", string.Empty, StringComparison.Ordinal), (turn, ct) => turn.SendActivityAsync("hello", cancellationToken: ct));

        Assert.Equal("/emea/v3/conversations/a%3A1/activities", Assert.Single(wire.Requests).Path);
    }

    [Fact]
    public async Task Updates_deletes_and_typing_reach_the_wire_but_traces_do_not()
    {
        await PostAsync(Message, async (turn, ct) =>
        {
            await turn.SendActivityAsync(new Activity(ActivityTypes.Trace), ct);
            var sent = await turn.SendActivityAsync(new Activity(ActivityTypes.Typing), ct);
            Assert.Equal("sent-1", sent.Id);
            await turn.UpdateActivityAsync(new Activity(ActivityTypes.Message) { Id = "out-1", Text = "settled" }, ct);
            await turn.DeleteActivityAsync("out-2", ct);
        });

        Assert.Equal(
            [
                ("POST", "/emea/v3/conversations/a%3A1/activities/in%2F1"),
                ("PUT", "/emea/v3/conversations/a%3A1/activities/out-1"),
                ("DELETE", "/emea/v3/conversations/a%3A1/activities/out-2"),
            ],
            wire.Requests.Select(request => (request.Method, request.Path)));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Anything_but_post_is_refused_before_the_body_is_looked_at(string method)
    {
        var (status, body) = await PostAsync(Message, Fail, method: method);

        Assert.Equal((405, string.Empty), (status, body));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":"message"} trailing""")]
    [InlineData("""{"type":"message","from":"a text"}""")]
    [InlineData("""{"type":"message","text":"\ud800"}""")]
    public async Task What_is_no_activity_is_answered_400_and_no_turn_runs(string json)
    {
        Assert.Equal((400, string.Empty), await PostAsync(json, Fail));
        Assert.Empty(authentication.Clients);
    }

    [Theory]
    [InlineData(40, 200)]
    [InlineData(64, 400)]
    [InlineData(100_000, 400)]
    public async Task Nesting_is_bounded(int depth, int expected)
    {
        var nested = new string('[', depth) + new string(']', depth);
        var (status, _) = await PostAsync(Message.Replace("\"text\":\"hi\"", $"\"value\":{nested}", StringComparison.Ordinal), (_, _) => Task.CompletedTask);

        Assert.Equal(expected, status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer bad")]
    public async Task What_is_not_authenticated_is_answered_401_without_a_body_and_no_turn_runs(string? authorization)
    {
        Assert.Equal((401, string.Empty), await PostAsync(Message, Fail, authorization));
        Assert.Empty(authentication.Clients);
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task Who_called_is_taken_from_the_token_not_from_the_body()
    {
        string? caller = null;
        await PostAsync(Message, (turn, _) =>
        {
            caller = turn.Activity.CallerId;
            return Task.CompletedTask;
        });

        Assert.Equal("urn:botframework:azure", caller);
    }

    [Fact]
    public async Task What_a_turn_throws_reaches_the_host_when_nothing_handles_it()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => PostAsync(Message, (_, _) => throw new InvalidDataException()));

        adapter.OnTurnError = (_, _) => Task.CompletedTask;
        Assert.Equal((200, string.Empty), await PostAsync(Message, (_, _) => throw new InvalidDataException()));
    }

    [Fact]
    public async Task A_card_action_is_answered_with_the_card_as_json()
    {
        var card = new AdaptiveCard(new AdaptiveSchemaVersion(1, 5)) { Body = [new AdaptiveTextBlock("Décision <prise>") { Size = AdaptiveTextSize.Large }] };
        var (status, body) = await PostAsync(
            Invoke.Replace("VALUE", """{"action":{"type":"Action.Execute","verb":"decision.approve"}}""", StringComparison.Ordinal),
            new Answering(new AdaptiveCardInvokeResponse { StatusCode = 200, Type = AdaptiveCard.ContentType, Value = card }).OnTurnAsync);

        Assert.Equal(200, status);
        using var answer = JsonDocument.Parse(body);
        Assert.Equal(200, answer.RootElement.GetProperty("statusCode").GetInt32());
        Assert.Equal(AdaptiveCard.ContentType, answer.RootElement.GetProperty("type").GetString());
        using var expected = JsonDocument.Parse(card.ToJson());
        Assert.True(JsonElement.DeepEquals(expected.RootElement, answer.RootElement.GetProperty("value")));
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task A_card_attached_to_a_message_is_posted_as_json()
    {
        var card = new AdaptiveCard(new AdaptiveSchemaVersion(1, 5)) { Body = [new AdaptiveTextBlock("hello")] };
        await PostAsync(Message, (turn, ct) => turn.SendActivityAsync(MessageFactory.Attachment(new Attachment(AdaptiveCard.ContentType, content: card)), ct));

        using var sent = JsonDocument.Parse(Assert.Single(wire.Requests).Body);
        using var expected = JsonDocument.Parse(card.ToJson());
        Assert.True(JsonElement.DeepEquals(expected.RootElement, sent.RootElement.GetProperty("attachments")[0].GetProperty("content")));
    }

    [Fact]
    public async Task An_invoke_nobody_answers_is_a_501()
    {
        Assert.Equal((501, string.Empty), await PostAsync(Invoke.Replace("VALUE", "null", StringComparison.Ordinal), (_, _) => Task.CompletedTask));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{"action":17}""")]
    public async Task A_malformed_card_action_is_a_400_that_says_so_in_json(string value)
    {
        var (status, body) = await PostAsync(Invoke.Replace("VALUE", value, StringComparison.Ordinal), new Answering(null!).OnTurnAsync);

        Assert.Equal(400, status);
        using var answer = JsonDocument.Parse(body);
        Assert.Equal("application/vnd.microsoft.error", answer.RootElement.GetProperty("type").GetString());
        Assert.Equal("BadRequest", answer.RootElement.GetProperty("value").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Bodies_of_a_callers_own_types_keep_the_names_they_declare()
    {
        var (status, body) = await PostAsync(Invoke, (turn, ct) => turn.SendActivityAsync(
            new Activity(ActivityTypesEx.InvokeResponse) { Value = new InvokeResponse { Status = 207, Body = new { Own = 1, nested = new[] { "a" } } } }, ct), value: "null");

        Assert.Equal((207, """{"Own":1,"nested":["a"]}"""), (status, body));
    }

    [Fact]
    public async Task Expected_replies_come_back_in_the_answer_and_not_over_the_connector()
    {
        var (status, body) = await PostAsync(
            Message.Replace("\"text\":\"hi\"", "\"deliveryMode\":\"expectReplies\"", StringComparison.Ordinal),
            async (turn, ct) =>
            {
                await turn.SendActivityAsync("one", cancellationToken: ct);
                await turn.SendActivityAsync("two", cancellationToken: ct);
            });

        Assert.Equal(200, status);
        using var answer = JsonDocument.Parse(body);
        Assert.Equal(["one", "two"], answer.RootElement.GetProperty("activities").EnumerateArray().Select(activity => activity.GetProperty("text").GetString()));
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task A_conversation_is_continued_in_a_turn_of_its_own_with_the_bots_identity()
    {
        var reference = JsonSerializer.Deserialize<Activity>(Message, JsonSerializerOptions.Web)!.GetConversationReference();
        Activity? seen = null;
        await adapter.ContinueConversationAsync("app-id", reference, async (turn, ct) =>
        {
            seen = turn.Activity;
            await turn.SendActivityAsync("decided", cancellationToken: ct);
        }, default);

        Assert.Equal((ActivityTypes.Event, "ContinueConversation", "29:anna"), (seen?.Type, seen?.Name, seen?.From?.Id));
        Assert.Equal(("https://channel.example/emea/", "https://api.botframework.com", "app-id"), Assert.Single(authentication.Clients));
        Assert.StartsWith("/emea/v3/conversations/a%3A1/activities", Assert.Single(wire.Requests).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_conversation_is_created_and_written_to_in_its_first_turn()
    {
        var parameters = new ConversationParameters { TenantId = "t", Bot = new ChannelAccount("28:bot"), Members = [new ChannelAccount("29:marc")] };
        Activity? seen = null;
        await adapter.CreateConversationAsync("app-id", "msteams", "https://channel.example/emea/", "https://api.botframework.com", parameters, async (turn, ct) =>
        {
            seen = turn.Activity;
            await turn.SendActivityAsync("please decide", cancellationToken: ct);
        }, default);

        Assert.Equal(("CreateConversation", "sent-1", "t", "28:bot"), (seen?.Name, seen?.Conversation?.Id, seen?.Conversation?.TenantId, seen?.Recipient?.Id));
        Assert.Equal(2, wire.Requests.Count);
        Assert.Equal("/emea/v3/conversations", wire.Requests[0].Path);
        Assert.Contains("29:marc", wire.Requests[0].Body, StringComparison.Ordinal);
        Assert.StartsWith("/emea/v3/conversations/sent-1/activities", wire.Requests[1].Path, StringComparison.Ordinal);
    }

    private static Task Fail(ITurnContext turnContext, CancellationToken cancellationToken) => throw new InvalidOperationException("No turn may run.");

    private async Task<(int Status, string Body)> PostAsync(string json, BotCallbackHandler bot, string? authorization = "Bearer good", string method = "POST", string? value = null)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = method;
        http.Request.ContentType = "application/json";
        http.Request.Headers.Authorization = authorization;
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(value is null ? json : json.Replace("VALUE", value, StringComparison.Ordinal)));
        using var body = new MemoryStream();
        http.Response.Body = body;
        await adapter.ProcessAsync(http.Request, http.Response, new CallbackBot(bot));
        return (http.Response.StatusCode, Encoding.UTF8.GetString(body.ToArray()));
    }

    private sealed class CallbackBot(BotCallbackHandler callback) : IBot
    {
        public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) => callback(turnContext, cancellationToken);
    }

    private sealed class Answering(AdaptiveCardInvokeResponse answer) : TeamsActivityHandler
    {
        protected override Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken) =>
            Task.FromResult(answer);
    }
}
