using System.Text.Json.Nodes;
using AdaptiveCards;
using McaBot.Cards;
using McaBot.Host;
using McaBot.Sandbox.Gallery.Samples;
using McaBot.Teams;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace McaBot.Tests.Teams.Channel;

/// <summary>What comes in is read as it was written, and what goes out is whole: the traps of the packages' serializers.</summary>
public sealed class WireFormTests(WiredBot wired) : IClassFixture<WiredBot>
{
    private const string Typed = "2026-03-01T10:00:00+05:00";
    private readonly WiredBot wired = wired.Afresh();

    /// <summary>The product's own, beside the one that does what a test says.</summary>
    private TeamsBot Bot => wired.Services.GetServices<IBot>().OfType<TeamsBot>().Single();

    [Fact]
    public async Task Text_that_looks_like_a_time_arrives_and_leaves_as_it_was_typed()
    {
        var (text, value, data) = ("", "", "");
        wired.OnTurn = async (turn, cancellationToken) =>
        {
            (text, value, data) = (turn.Activity.Text, turn.Activity.Value.ToString()!, turn.Activity.ChannelData.ToString()!);
            await turn.SendActivityAsync(
                new Activity(ActivityTypes.Message)
                {
                    Text = text,
                    Value = turn.Activity.Value,
                    ChannelData = turn.Activity.ChannelData,
                },
                cancellationToken);
        };
        var message = wired.Message(Typed);
        message["value"] = new JsonObject { ["date"] = Typed, ["deep"] = new JsonArray(new JsonObject { ["at"] = Typed }) };
        message["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = ChannelParts.Tenant }, ["typed"] = Typed };

        Assert.Equal(200, (await wired.SendAsync(message)).Status);

        Assert.Equal(Typed, text);
        Assert.True(JsonNode.DeepEquals(message["value"], JsonNode.Parse(value)), value);
        Assert.True(JsonNode.DeepEquals(message["channelData"], JsonNode.Parse(data)), data);
        var sent = Assert.Single(wired.Calls).Json;
        Assert.Equal(Typed, (string?)sent["text"]);
        Assert.True(JsonNode.DeepEquals(message["value"], sent["value"]), sent.ToJsonString());
        Assert.True(JsonNode.DeepEquals(message["channelData"], sent["channelData"]), sent.ToJsonString());
    }

    [Fact]
    public async Task Text_of_a_card_that_looks_like_a_time_is_answered_as_it_was_typed()
    {
        wired.OnTurn = new Handling { Card = value =>
            new AdaptiveCardInvokeResponse { StatusCode = 200, Type = "t", Value = value.Action.Data } }.OnTurnAsync;
        var data = new JsonObject { ["dateAgreed"] = Typed, ["ticket"] = "2026-03-01T10:00:00Z" };

        var (status, body) = await wired.SendAsync(wired.Invoke("adaptiveCard/action", Action(data)));

        Assert.Equal(200, status);
        Assert.True(JsonNode.DeepEquals(data, JsonNode.Parse(body)!["value"]), body);
    }

    [Theory]
    [InlineData("MESSAGE trailing")]
    [InlineData("MESSAGE{}")]
    [InlineData("MESSAGE,")]
    [InlineData("/* a comment */MESSAGE")]
    [InlineData("MESSAGE// a comment")]
    [InlineData("""{"type":"message",/**/"text":"hi"}""")]
    [InlineData("""{'type':'message'}""")]
    [InlineData("""{type:"message"}""")]
    [InlineData("""{"type":"message","text":"hi",}""")]
    [InlineData("""{"type":"message","value":NaN}""")]
    [InlineData("""{"type":"message","value":undefined}""")]
    [InlineData("""{"type":"message","value":new Date(1)}""")]
    [InlineData("""{"type":"message","value":0x1F}""")]
    [InlineData("""{"type":"message","from":"a text"}""")]
    [InlineData("""{"type":""}""")]
    public async Task What_is_no_strict_JSON_of_an_activity_is_a_bad_request_and_no_turn(string body)
    {
        var turns = 0;
        wired.OnTurn = (_, _) => Task.FromResult(Interlocked.Increment(ref turns));

        Assert.Equal((400, ""), await wired.SendAsync(body.Replace("MESSAGE", wired.Message().ToJsonString(), StringComparison.Ordinal)));

        Assert.Equal(0, turns);
        Assert.DoesNotContain(wired.Log, line =>
            line.Text.Contains("hi", StringComparison.Ordinal) && line.Text.Contains("29:anna", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(40, 200)]
    [InlineData(63, 200)]
    [InlineData(64, 400)]
    [InlineData(120, 400)]
    [InlineData(20_000, 400)]
    public async Task Nesting_is_bounded_at_sixty_four(int depth, int status)
    {
        var nested = $"{wired.Message().ToJsonString()[..^1]},\"value\":{new string('[', depth)}{new string(']', depth)}}}";

        Assert.Equal((status, ""), await wired.SendAsync(nested));
    }

    [Fact]
    public async Task What_is_sent_has_no_white_space_between_its_tokens()
    {
        wired.OnTurn = async (turn, cancellationToken) =>
        {
            await turn.SendActivityAsync("hello", cancellationToken: cancellationToken);
            await new Handling { Card = _ => new AdaptiveCardInvokeResponse { StatusCode = 200, Type = "t", Value = CardJson.Of(Card()) } }
                .OnTurnAsync(turn, cancellationToken);
        };

        var (status, body) = await wired.SendAsync(wired.Invoke("adaptiveCard/action", Action([])));

        Assert.Equal(200, status);
        Assert.All([body, Assert.Single(wired.Calls).Body], json => Assert.DoesNotMatch("[\\n\\r]|\": |, \"", json));
    }

    [Theory]
    [InlineData("\\ud800hi", "hi")]
    [InlineData("hi\\udc00\\ud800 you", "hi you")]
    [InlineData("\\ud83d\\ude00 é", "\U0001F600 é")]
    public async Task Half_a_character_is_dropped_and_no_error(string written, string read)
    {
        wired.OnTurn = async (turn, cancellationToken) =>
        {
            await turn.SendActivityAsync(turn.Activity.Text, cancellationToken: cancellationToken);
            await turn.SendActivityAsync(
                new Activity(ActivityTypesEx.InvokeResponse)
                {
                    Value = new InvokeResponse { Status = 200, Body = new { said = turn.Activity.Text } },
                },
                cancellationToken);
        };
        var invoke = wired.Invoke("x", new JsonObject());
        invoke["text"] = "TEXT";

        var (status, body) = await wired.SendAsync(invoke.ToJsonString().Replace("TEXT", written, StringComparison.Ordinal));

        Assert.Equal((200, read), (status, (string?)JsonNode.Parse(body)!["said"]));
        Assert.Equal(read, (string?)Assert.Single(wired.Calls).Json["text"]);
    }

    [Fact]
    public async Task The_body_of_an_invoke_reaches_the_wire_whole_whatever_its_type()
    {
        wired.OnTurn = (turn, cancellationToken) =>
        turn.SendActivityAsync(
            new Activity(ActivityTypesEx.InvokeResponse)
            {
                Value = new InvokeResponse
                {
                    Status = 207,
                    Body = new
                    {
                        Own = 1,
                        nested = new[] { new { a = "b" } },
                        got = new GetOnly("c"),
                    },
                },
            },
            cancellationToken);

        Assert.Equal((207, """{"Own":1,"nested":[{"a":"b"}],"got":{"Name":"c"}}"""), await wired.SendAsync(wired.Invoke("x", null)));
    }

    [Fact]
    public async Task Choices_that_were_searched_reach_the_wire_whole()
    {
        wired.OnTurn = new Handling
        {
            Search = typed => new SearchInvokeResponse
            {
                StatusCode = 200,
                Type = "application/vnd.microsoft.search.searchResponse",
                Value = new Dictionary<string, object>
                {
                    ["results"] = new List<Dictionary<string, string>> { new() { ["title"] = $"{typed}toso", ["value"] = "1" } },
                },
            },
        }.OnTurnAsync;

        var (status, body) = await wired.SendAsync(
            wired.Invoke(
                "application/search",
                new JsonObject
                {
                    ["kind"] = "search",
                    ["queryText"] = "con",
                    ["queryOptions"] = new JsonObject { ["skip"] = 0, ["top"] = 15 },
                    ["dataset"] = "customers",
                }));

        Assert.Equal(200, status);
        AssertJson(
            """{"statusCode":200,"type":"application/vnd.microsoft.search.searchResponse","value":{"results":[{"title":"contoso","value":"1"}]}}""",
            body
        );
    }

    [Theory]
    [InlineData("adaptiveCard/action", "null")]
    [InlineData("adaptiveCard/action", "7")]
    [InlineData("adaptiveCard/action", "[]")]
    [InlineData("adaptiveCard/action", "{}")]
    [InlineData("adaptiveCard/action", """{"action":null}""")]
    [InlineData("adaptiveCard/action", """{"action":17}""")]
    [InlineData("adaptiveCard/action", """{"action":{"verb":"x"}}""")]
    [InlineData("adaptiveCard/action", """{"action":{"type":"action.execute","verb":"x"}}""")]
    [InlineData("adaptiveCard/action", """{"action":{"type":"Action.Submit","verb":"x"}}""")]
    [InlineData("adaptiveCard/action", """{"action":{"type":"Action.Execute","verb":{}}}""")]
    [InlineData("application/search", "null")]
    [InlineData("application/search", "[]")]
    [InlineData("application/search", "{}")]
    [InlineData("application/search", """{"queryText":""}""")]
    [InlineData("application/search", """{"queryText":{},"dataset":"customers"}""")]
    [InlineData("application/search", """{"queryText":"a","queryOptions":[]}""")]
    [InlineData("application/search", """{"queryText":"a","queryOptions":{"top":99999999999999999999}}""")]
    public async Task A_malformed_action_or_search_is_a_400_that_says_so_in_JSON(string name, string value)
    {
        wired.OnTurn = Bot.OnTurnAsync;

        var (status, body) = await wired.SendAsync(wired.Invoke(name, JsonNode.Parse(value)));

        Assert.Equal(400, status);
        Assert.Equal("application/vnd.microsoft.error", (string?)JsonNode.Parse(body)!["type"]);
        Assert.NotEmpty((string?)JsonNode.Parse(body)!["value"]!["code"] ?? "");
        Assert.NotEmpty((string?)JsonNode.Parse(body)!["value"]!["message"] ?? "");
        Assert.Empty(wired.Calls);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"action":"Accept"}""")]
    [InlineData("""{"action":"perhaps"}""")]
    [InlineData("""{"action":"accept","uploadInfo":"x"}""")]
    public async Task A_malformed_consent_is_a_400(string value)
    {
        wired.OnTurn = Bot.OnTurnAsync;

        Assert.Equal((400, ""), await wired.SendAsync(wired.Invoke("fileConsent/invoke", JsonNode.Parse(value))));

        Assert.Empty(wired.Calls);
    }

    [Theory]
    [InlineData("composeExtension/selectItem")]
    [InlineData("task/fetch")]
    [InlineData("signin/verifyState")]
    [InlineData("AdaptiveCard/Action")]
    public async Task An_invoke_of_another_name_is_a_501(string name)
    {
        wired.OnTurn = Bot.OnTurnAsync;

        Assert.Equal((501, ""), await wired.SendAsync(wired.Invoke(name, new JsonObject())));
    }

    [Fact]
    public async Task An_invoke_nobody_answers_is_a_501() =>
        Assert.Equal((501, ""), await wired.SendAsync(wired.Invoke("composeExtension/query", new JsonObject())));

    [Theory]
    [InlineData("confirm")]
    [InlineData("acceptance-errors")]
    [InlineData("help-both")]
    public async Task A_card_that_is_posted_updated_or_answered_is_the_card_that_was_drawn(string name)
    {
        var card = CardSamples.Of(new SampleWorld()).Single(sample => sample.Name == name).Draw(Cultures.English);
        wired.OnTurn = async (turn, cancellationToken) =>
        {
            await turn.SendActivityAsync(CardMessages.Of(card, "summary"), cancellationToken);
            var update = CardMessages.Of(card, null);
            update.Id = "out-1";
            await turn.UpdateActivityAsync(update, cancellationToken);
            await new Handling
            {
                Card = _ => new AdaptiveCardInvokeResponse
                {
                    StatusCode = 200,
                    Type = AdaptiveCard.ContentType,
                    Value = CardJson.Of(card),
                },
            }.OnTurnAsync(turn, cancellationToken);
        };

        var (status, body) = await wired.SendAsync(wired.Invoke("adaptiveCard/action", Action([])));

        var drawn = card.ToJson();
        Assert.Equal((200, AdaptiveCard.ContentType), (status, (string?)JsonNode.Parse(body)!["type"]));
        AssertJson(drawn, JsonNode.Parse(body)!["value"]!.ToJsonString());
        Assert.Equal(["POST", "PUT"], wired.Calls.Select(call => call.Method));
        Assert.All(wired.Calls, call => AssertJson(drawn, call.Json["attachments"]![0]!["content"]!.ToJsonString()));
    }

    private static JsonObject Action(JsonObject data) => new()
    {
        ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "x", ["data"] = data }, ["trigger"] = "manual",
    };

    private static AdaptiveCard Card() => new(new AdaptiveSchemaVersion(1, 5)) { Body = [new AdaptiveTextBlock("x")] };

    private static void AssertJson(string expected, string actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), actual);

    private sealed record GetOnly(string Name)
    {
        public string Name { get; } = Name;
    }

    private sealed class Handling : TeamsActivityHandler
    {
        public Func<AdaptiveCardInvokeValue, AdaptiveCardInvokeResponse> Card { get; init; } =
            _ => throw new InvalidOperationException("No action is well formed here.");

        public Func<string, SearchInvokeResponse> Search { get; init; } =
            _ => throw new InvalidOperationException("Nothing is searched here.");

        protected override Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
            ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken) =>
            Task.FromResult(Card(invokeValue));

        protected override Task<SearchInvokeResponse> OnSearchInvokeAsync(
            ITurnContext<IInvokeActivity> turnContext, SearchInvokeValue invokeValue, CancellationToken cancellationToken) =>
            Task.FromResult(Search(invokeValue.QueryText));
    }
}
