using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using McaBot.Attestations;
using McaBot.Teams;
using McaBot.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MessageReference = McaBot.Teams.MessageReference;

namespace McaBot.Tests.Teams.Channel;

/// <summary>The Bot Framework's packages have traps; each is stepped into here as the channel would, and nothing happens.</summary>
public sealed class PackageTrapTests(WiredBot wired) : IClassFixture<WiredBot>
{
    private const int Turns = 80;
    private readonly WiredBot wired = wired.Afresh();

    [Fact]
    public async Task All_turns_of_one_service_address_share_a_client_that_outlives_them_and_all_clients_share_their_contracts()
    {
        var clients = new List<IConnectorClient>();
        wired.OnTurn = (turn, _) =>
        {
            clients.Add(turn.TurnState.Get<IConnectorClient>());
            return Task.CompletedTask;
        };

        Assert.Equal(200, (await wired.SendAsync(wired.Message())).Status);
        Assert.Equal(200, (await wired.SendAsync(wired.Message(id: "in-2"))).Status);
        Assert.Equal(200, (await wired.SendAsync(wired.Message(region: "amer"))).Status);

        Assert.Same(clients[0], clients[1]);
        Assert.NotSame(clients[0], clients[2]);
        Assert.Same(clients[0].SerializationSettings?.ContractResolver, clients[2].SerializationSettings?.ContractResolver);
        Assert.Same(clients[0].DeserializationSettings?.ContractResolver, clients[2].DeserializationSettings?.ContractResolver);
        var sent = await clients[0]
            .Conversations.SendToConversationAsync("a:1", new Activity(ActivityTypes.Message) { Text = "after its turns" }, default);
        Assert.Equal("out-1", sent.Id);
        Assert.StartsWith("/emea/", Assert.Single(wired.Calls).Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slow_turns_at_once_are_all_answered_and_each_shows_its_own_typing_sign()
    {
        var signs = new ConcurrentDictionary<string, TaskCompletionSource>(StringComparer.Ordinal);
        wired.Connector = (call, context) =>
        {
            if ((string?)call.Json["type"] == "typing")
            {
                SignOf((string)call.Json["replyToId"]!).TrySetResult();
            }

            return context.Response.WriteAsync("""{"id":"out-1"}""");
        };
        wired.OnTurn = async (turn, cancellationToken) =>
        {
            await SignOf(turn.Activity.Id).Task.WaitAsync(cancellationToken);
            await turn.SendActivityAsync("done", cancellationToken: cancellationToken);
        };

        var answers = await Task.WhenAll(Enumerable.Range(0, Turns).Select(i => wired.SendAsync(wired.Message(id: $"in-{i}"))));

        Assert.All(answers, answer => Assert.Equal((200, ""), answer));
        Assert.Equal(Turns, wired.TypingSigns.Select(call => (string)call.Json["replyToId"]!).Distinct().Count());
        Assert.Equal(Turns, wired.Calls.Select(call => (string)call.Json["replyToId"]!).Distinct().Count());

        TaskCompletionSource SignOf(string id) =>
            signs.GetOrAdd(id, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
    }

    [Fact]
    public async Task A_typing_sign_that_cannot_be_shown_does_not_cost_the_answer()
    {
        wired.OnTurn = (_, _) => Waiting.UntilAsync("the line about the typing sign", () =>
            wired.Log.Any(line => line.Text.StartsWith("A typing sign could not be shown", StringComparison.Ordinal)));

        Assert.Equal((200, ""), await wired.SendAsync(wired.Message(id: "..")));

        Assert.Empty(wired.Calls);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(500)]
    [InlineData(429)]
    [InlineData(408)]
    public async Task What_the_channel_answers_an_error_to_was_sent_once(int status)
    {
        wired.Connector = (_, context) =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };
        var failures = new List<Exception>();
        wired.OnTurn = async (turn, cancellationToken) =>
        failures.Add(
            await Assert.ThrowsAnyAsync<Exception>(() => turn.SendActivityAsync("once", cancellationToken: cancellationToken)));

        Assert.Equal(200, (await wired.SendAsync(wired.Message())).Status);
        Assert.Equal(status, (int)Assert.IsType<ErrorResponseException>(Assert.Single(failures)).Response.StatusCode);
        Assert.Single(wired.Calls);

        wired.Calls.Clear();
        await Assert.ThrowsAnyAsync<Exception>(
            () => Messenger.OpenChatAsync(wired.ServiceUrl(), new Guid(ChannelParts.Tenant), Guid.NewGuid(), default));
        Assert.Equal("/emea/v3/conversations", Assert.Single(wired.Calls).Target);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("")]
    public async Task An_id_that_would_change_a_path_never_leaves_in_any_call_outside_a_turn(string id)
    {
        var (url, message) = (wired.ServiceUrl(), new Activity(ActivityTypes.Message) { Text = "x" });

        await RefusedAsync(() => Messenger.PostAsync(url, id, message, default));
        await RefusedAsync(() => Messenger.UpdateAsync(new PostedCard(Audience.Requester, "p", url, id, "1"), message, default));
        await RefusedAsync(() => Messenger.UpdateAsync(new PostedCard(Audience.Requester, "p", url, "a:1", id), message, default));
        await RefusedAsync(() => Messenger.DeleteAsync(new MessageReference(url, id, "1"), default));
        await RefusedAsync(() => Messenger.DeleteAsync(new MessageReference(url, "a:1", id), default));
        await RefusedAsync(() => Messenger.DeleteAsync(new MessageReference(url, id, id), default));

        Assert.Empty(wired.Calls);
        await Messenger.DeleteAsync(new MessageReference(url, "a:1", "1"), default);
        Assert.Equal(("DELETE", "/emea/v3/conversations/a%3A1/activities/1"), (wired.Calls.Single().Method, wired.Calls.Single().Target));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("")]
    public async Task An_id_that_would_change_a_path_never_leaves_in_any_call_of_a_turn(string id)
    {
        var refused = 0;
        wired.OnTurn = async (turn, cancellationToken) =>
        {
            await RefusedAsync(() =>
                turn.UpdateActivityAsync(new Activity(ActivityTypes.Message) { Id = id, Text = "x" }, cancellationToken));
            await RefusedAsync(() => turn.DeleteActivityAsync(id, cancellationToken));
            var client = turn.TurnState.Get<IConnectorClient>();
            await RefusedAsync(() =>
                client.Conversations.ReplyToActivityAsync("a:1", id, new Activity(ActivityTypes.Message), cancellationToken));
            await RefusedAsync(() =>
                client.Conversations.ReplyToActivityAsync(id, "1", new Activity(ActivityTypes.Message), cancellationToken));
            await RefusedAsync(() =>
                client.Conversations.ReplyToActivityAsync(id, "activities", new Activity(ActivityTypes.Message), cancellationToken));
            await RefusedAsync(() =>
                client.Conversations.SendToConversationAsync(id, new Activity(ActivityTypes.Message), cancellationToken));
            refused++;
        };

        Assert.Equal(200, (await wired.SendAsync(wired.Message())).Status);
        Assert.Equal(1, refused);
        Assert.Empty(wired.Calls);

        wired.OnTurn = (turn, cancellationToken) =>
            RefusedAsync(() => turn.SendActivityAsync("answer", cancellationToken: cancellationToken));
        var odd = wired.Message(id: id.Length == 0 ? ".." : id);
        odd["conversation"]!["id"] = id;
        Assert.Equal(200, (await wired.SendAsync(odd)).Status);
        Assert.Empty(wired.Calls);
    }

    [Fact]
    public async Task What_is_sent_outside_a_turn_carries_a_token_of_the_configured_scope()
    {
        // A chat of its own: the one of the other tests may have had all that it may be sent for half a minute.
        const string chat = "a:7";
        var (url, message) = (wired.ServiceUrl(), new Activity(ActivityTypes.Message) { Text = "x" });
        var said = wired.Message();
        said["conversation"]!["id"] = chat;

        await Messenger.PostAsync(url, chat, message, default);
        await Messenger.UpdateAsync(new PostedCard(Audience.Requester, "p", url, chat, "1"), message, default);
        await Messenger.DeleteAsync(new MessageReference(url, chat, "1"), default);
        await Messenger.OpenChatAsync(url, new Guid(ChannelParts.Tenant), Guid.NewGuid(), default);
        wired.OnTurn = (turn, cancellationToken) => turn.SendActivityAsync("x", cancellationToken: cancellationToken);
        await wired.SendAsync(said);

        Assert.Equal(["POST", "PUT", "DELETE", "POST", "POST"], wired.Calls.Select(call => call.Method));
        Assert.All(wired.Calls, call => Assert.Equal($"Bearer for:{WiredBot.Scope}/.default", call.Authorization));
    }

    [Theory]
    [InlineData("\"tenant\"", "channel-data")]
    [InlineData("\"\"", "channel-data")]
    [InlineData("[1,2]", "channel-data")]
    [InlineData("[]", "channel-data")]
    [InlineData("7", "channel-data")]
    [InlineData("true", "channel-data")]
    [InlineData("""{"tenant":"x"}""", "channel-data")]
    [InlineData("""{"tenant":["x"]}""", "channel-data")]
    [InlineData("""{"tenant":{"id":{}}}""", "channel-data")]
    [InlineData("""{"tenant":{"id":7}}""", "tenants-differ")]
    [InlineData("""{"tenant":{}}""", null)]
    [InlineData("""{"tenant":null}""", null)]
    [InlineData("{}", null)]
    [InlineData("null", null)]
    public async Task Channel_data_of_another_shape_are_refused_in_words_and_no_error_of_the_bot(string channelData, string? refusal)
    {
        var turns = 0;
        wired.OnTurn = (_, _) => Task.FromResult(Interlocked.Increment(ref turns));
        var message = wired.Message();
        message["channelData"] = JsonNode.Parse(channelData);

        Assert.Equal((refusal is null ? 200 : 401, ""), await wired.SendAsync(message));
        Assert.Equal(refusal is null ? 1 : 0, turns);
        Assert.Equal(
            refusal is not null, wired.Log.Any(line => line.Text.Contains($"refused at the gate: {refusal}", StringComparison.Ordinal)));

        message["conversation"]!["tenantId"] = null;
        Assert.Equal((401, ""), await wired.SendAsync(message));
    }

    [Fact]
    public async Task A_turn_and_what_is_sent_outside_one_leave_no_line_with_an_id_in_the_log()
    {
        wired.OnTurn = async (turn, cancellationToken) =>
        {
            var sent = await turn.SendActivityAsync("hello", cancellationToken: cancellationToken);
            await turn.UpdateActivityAsync(new Activity(ActivityTypes.Message) { Id = sent.Id, Text = "x" }, cancellationToken);
            await turn.DeleteActivityAsync(sent.Id, cancellationToken);
        };
        var message = wired.Message(id: "id-7c31");
        message["conversation"]!["id"] = "a:chat-5d2e";

        Assert.Equal(200, (await wired.SendAsync(message)).Status);
        await Messenger.PostAsync(wired.ServiceUrl(), "a:chat-5d2e", new Activity(ActivityTypes.Message) { Text = "x" }, default);
        await Messenger.OpenChatAsync(wired.ServiceUrl(), new Guid(ChannelParts.Tenant), Guid.NewGuid(), default);

        Assert.Equal(5, wired.Calls.Count);
        foreach (var told in new[] { "7c31", "5d2e", "out-1", "ReplyToId", "ConversationAsync" })
        {
            Assert.DoesNotContain(wired.Log, line => line.Text.Contains(told, StringComparison.Ordinal));
        }

        Assert.DoesNotContain(wired.Log, line =>
            line.Category.StartsWith("Microsoft.Bot", StringComparison.Ordinal) && line.Level < LogLevel.Warning);
    }

    private Messenger Messenger => wired.Services.GetRequiredService<Messenger>();

    private static async Task RefusedAsync(Func<Task> call) => await Assert.ThrowsAnyAsync<Exception>(call);
}
