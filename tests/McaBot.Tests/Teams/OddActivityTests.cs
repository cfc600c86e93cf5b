using System.Text;
using System.Text.Json.Nodes;
using McaBot.Sandbox.Wire;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Teams;

/// <summary>Activities the channel signed, with parts missing or of another shape: none is an error of the bot.</summary>
[Collection(FormStories.Name)]
public sealed class OddActivityTests(StoryWorld story)
{
    public static TheoryData<string> Mentions =>
    [
        """{"type":"mention"}""",
        """{"type":"mention","mentioned":null,"text":null}""",
        """{"type":"mention","mentioned":{},"text":"<at>McaBot</at>"}""",
        """{"type":"mention","mentioned":{"id":"BOT"}}""",
        """{"type":"mention","mentioned":{"id":"BOT"},"text":null}""",
        """{"type":"mention","mentioned":{"id":"BOT"},"text":""}""",
        """{"type":"mention","mentioned":{"id":"BOT","name":null},"text":7}""",
        """{"type":"mention","mentioned":{"id":7},"text":{}}""",
        """{"type":"mention","mentioned":"BOT","text":["help"]}""",
        """{"type":"mention","mentioned":["BOT"]}""",
        """{"type":"mention","mentioned":{"id":"BOT","name":"(["},"text":"<at>([</at>"}""",
        """{"type":"mention","mentioned":{"id":"BOT","name":"McaBot"},"text":"HALF"}""",
        """{"type":"mention","mentioned":{"id":{"id":"BOT"}}}""",
        """{"type":null,"mentioned":{"id":"BOT"}}""",
        """{"mentioned":{"id":"BOT"}}""",
        "null",
    ];

    [Theory]
    [MemberData(nameof(Mentions))]
    public async Task A_mention_of_any_shape_is_passed_over_and_the_message_answered(string mention)
    {
        var ben = await BenAsync();
        var entity = JsonNode.Parse(mention.Replace("BOT", story.World.Teams.BotId, StringComparison.Ordinal));
        var message = story.World.Client.Activities.Message(ben.Person, ben.Chat, "help");
        message["entities"] = new JsonArray(entity, null);

        Assert.Equal(200, (await DeliverAsync(message)).Status);
        Assert.Contains("What you can write to me", ben.LastWords(), StringComparison.Ordinal);

        message = story.World.Client.Activities.Mention(ben.Person, story.World.Teams.Team.Channel, "help");
        message["entities"]!.AsArray().Insert(0, entity?.DeepClone());
        Assert.Equal(200, (await DeliverAsync(message)).Status);

        message["entities"] = new JsonArray(entity?.DeepClone());
        message.Remove("recipient");
        Assert.Equal(200, (await DeliverAsync(message)).Status);
    }

    [Theory]
    [InlineData("<at>McaBot</at> help", "<at>McaBot</at>")]
    [InlineData("help <at>McaBot</at>", "<at>McaBot</at>")]
    [InlineData("<at>McaBot</at> <at>McaBot</at> help", "<at>McaBot</at>")]
    [InlineData("<AT>mcabot</AT>&nbsp;help", "<at>McaBot</at>&nbsp;")]
    public async Task The_mention_of_the_bot_is_no_part_of_what_was_said(string text, string mentioned)
    {
        var ben = await BenAsync();
        var message = story.World.Client.Activities.Message(ben.Person, ben.Chat, text);
        message["entities"] = new JsonArray(
            new JsonObject
            {
                ["type"] = "mention",
                ["text"] = mentioned,
                ["mentioned"] = new JsonObject { ["id"] = story.World.Teams.BotId, ["name"] = "McaBot" },
            });

        Assert.Equal(200, (await DeliverAsync(message)).Status);

        Assert.Contains("What you can write to me", ben.LastWords(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mention_of_somebody_else_stays()
    {
        var ben = await BenAsync();
        var message = story.World.Client.Activities.Message(ben.Person, ben.Chat, "<at>Priya</at> help");
        message["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "mention", ["text"] = "<at>Priya</at>", ["mentioned"] = new JsonObject { ["id"] = "29:priya", ["name"] = "Priya" },
        });

        Assert.Equal(200, (await DeliverAsync(message)).Status);

        Assert.Contains("I did not understand that", ben.LastWords(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("message", "attachments")]
    [InlineData("message", "entities")]
    [InlineData("conversationUpdate", "membersAdded")]
    [InlineData("conversationUpdate", "membersRemoved")]
    [InlineData("messageReaction", "reactionsAdded")]
    [InlineData("messageReaction", "reactionsRemoved")]
    public async Task A_list_with_holes_is_no_error(string type, string list)
    {
        var ben = await BenAsync();
        var activity = story.World.Client.Activities.From(ben.Person, ben.Chat, type);
        (activity["text"], activity[list]) = ("help", new JsonArray(null, new JsonObject(), null));

        Assert.Equal(200, (await DeliverAsync(activity)).Status);
    }

    [Fact]
    public async Task Whatever_part_of_an_activity_is_missing_it_is_no_error()
    {
        string[] parts =
        [
            "text",
            "recipient",
            "from",
            "conversation",
            "id",
            "channelData",
            "locale",
            "timestamp",
            "localTimestamp",
            "entities",
            "attachments",
        ];
        var failures = await FailuresAsync(parts
            .SelectMany(part => new Action<JsonObject>[] { a => a.Remove(part), a => a[part] = null }));

        Assert.Empty(failures);
    }

    [Fact]
    public async Task Whatever_part_of_an_activity_is_empty_or_odd_it_is_no_error()
    {
        var failures = await FailuresAsync([
            a => a["conversation"] = new JsonObject { ["tenantId"] = story.World.Ids.TenantId },
            a => a["conversation"]!["id"] = "",
            a => a["conversation"]!["conversationType"] = "nowhere",
            a => a["from"] = new JsonObject(),
            a => a["from"]!["id"] = null,
            a => a["from"]!["name"] = null,
            a => a["from"]!["aadObjectId"] = "nobody",
            a => a["recipient"] = new JsonObject(),
            a => a["locale"] = "xx-not-a-language-at-all",
            a => a["text"] = new string('x', 20_000),
            a => a["attachments"] = new JsonArray(new JsonObject { ["contentType"] = null, ["content"] = 7 }),
            a =>
                a["attachments"] = new JsonArray(
                    new JsonObject { ["contentType"] = "application/vnd.microsoft.teams.file.download.info", ["content"] = "x" }),
            a =>
                a["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "application/vnd.microsoft.teams.file.download.info" }),
            a => a["value"] = "text",
            a => a["value"] = 7,
            a => a["value"] = new JsonArray(),
            a => a["value"] = new JsonObject { ["verb"] = new JsonObject() },
            a => a["relatesTo"] = new JsonObject(),
            a => a["replyToId"] = "..",
            a => a["deliveryMode"] = "expectReplies",
        ]);

        Assert.Empty(failures);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("adaptiveCard/action")]
    [InlineData("application/search")]
    [InlineData("fileConsent/invoke")]
    [InlineData("actionableMessage/executeAction")]
    [InlineData("composeExtension/query")]
    [InlineData("composeExtension/fetchTask")]
    [InlineData("composeExtension/submitAction")]
    [InlineData("composeExtension/onCardButtonClicked")]
    [InlineData("task/fetch")]
    [InlineData("tab/submit")]
    [InlineData("config/fetch")]
    [InlineData("signin/verifyState")]
    [InlineData("signin/tokenExchange")]
    [InlineData("message/submitAction")]
    [InlineData("handoff/action")]
    [InlineData("nobody/knows")]
    public async Task An_invoke_of_any_name_and_value_is_answered_and_no_error(string? name)
    {
        var ben = await BenAsync();
        foreach (
            var value in new[]
            {
                "null",
                "7",
                "\"text\"",
                "[]",
                "{}",
                """{"action":null}""",
                """{"action":{"type":"Action.Execute","verb":null,"data":null}}""",
                """{"action":{"type":"Action.Execute","verb":"card.refresh","data":[1]},"trigger":7}""",
                """{"action":"accept","context":7,"uploadInfo":"x"}""",
                """{"action":"decline","context":{"id":1}}""",
                """{"kind":"search","queryText":null,"dataset":null}""",
                """{"kind":7,"queryText":{},"queryOptions":[]}""",
                """{"commandId":"findAttestation","parameters":[null,7,{"name":7,"value":{}}],"queryOptions":{"skip":"-1","count":{}}}""",
                """{"commandId":"findAttestation","parameters":{},"queryOptions":{"skip":2147483648,"count":-7}}""",
                """{"commandId":"attestFromMessage","messagePayload":{"from":7,"body":[],"attachments":{},"createdDateTime":"now"},"data":[]}""",
                """{"commandId":"attestFromMessage","messagePayload":{"body":{"content":"HALF"}},"data":{"verb":"message.attest","choice":{}}}""",
                """{"commandId":"attestFromMessage","messagePayload":null,"data":{"verb":"message.attest","messageMark":7}}""",
                """{"action":{"type":"Action.Execute","verb":"HALF","data":{"x":"HALF"}}}""",
            }
        )
        {
            var invoke = story.World.Client.Activities.From(ben.Person, ben.Chat, "invoke");
            (invoke["name"], invoke["value"]) = (name, JsonNode.Parse(value));

            var status = (await DeliverAsync(invoke)).Status;

            Assert.True(status is (>= 200 and < 500) or 501, $"{name} {value}: {status}");
        }
    }

    [Theory]
    [InlineData("event", "application/vnd.microsoft.meetingStart")]
    [InlineData("event", "application/vnd.microsoft.meetingEnd")]
    [InlineData("event", "application/vnd.microsoft.readReceipt")]
    [InlineData("event", "application/vnd.microsoft.meetingParticipantJoin")]
    [InlineData("event", "tokens/response")]
    [InlineData("event", null)]
    [InlineData("messageReaction", null)]
    [InlineData("messageUpdate", null)]
    [InlineData("messageDelete", null)]
    [InlineData("conversationUpdate", null)]
    [InlineData("installationUpdate", null)]
    [InlineData("endOfConversation", null)]
    [InlineData("command", "x")]
    [InlineData("commandResult", "x")]
    [InlineData("typing", null)]
    [InlineData("nobody-knows", null)]
    public async Task What_is_of_no_interest_is_taken_and_does_nothing(string type, string? name)
    {
        var ben = await BenAsync();
        foreach (var value in new[] { "null", "7", "{}", """{"StartTime":"never","lastReadMessageId":{}}""", """{"members":[null]}""" })
        {
            var activity = story.World.Client.Activities.From(ben.Person, ben.Chat, type);
            (activity["name"], activity["value"], activity["channelData"]!["eventType"]) = (name, JsonNode.Parse(value), "undeleteMessage");

            Assert.Equal((value, 200), (value, (await DeliverAsync(activity)).Status));
        }

        Assert.Single(ben.Chat.Messages);
    }

    [Fact]
    public async Task Half_a_character_in_text_or_card_is_answered_like_any_other_text()
    {
        var ben = await BenAsync();
        var message = story.World.Client.Activities.Message(ben.Person, ben.Chat, "HALF");
        Assert.Equal(200, (await DeliverAsync(message)).Status);
        Assert.Contains("I did not understand that", ben.LastWords(), StringComparison.Ordinal);

        var submit = story.World.Client.Activities.From(ben.Person, ben.Chat, "message");
        submit["value"] = new JsonObject { ["verb"] = "attest.start", ["reason"] = "HALF" };
        Assert.Equal(200, (await DeliverAsync(submit)).Status);
        await ben.SeesCardWithAsync("attest.scenario");
    }

    /// <summary>Somebody who has the app, and its welcome.</summary>
    private async Task<TeamsUser> BenAsync()
    {
        var ben = story.Hires("Ben", story.World.Ids.HelpdeskAgents);
        await ben.IsWelcomedAsync();
        return ben;
    }

    private Task<Delivery> DeliverAsync(JsonObject activity)
    {
        var token = story.World.Issuer.Mint(new TokenRequest { ServiceUrl = (string)activity["serviceUrl"]! });
        return story.World.Client.SendAsync(
            new StringContent(
                activity.ToJsonString().Replace("HALF", "\\ud800", StringComparison.Ordinal), Encoding.UTF8, "application/json"),
            token);
    }

    /// <returns>What was answered an error, with the change that led to it.</returns>
    private async Task<List<string>> FailuresAsync(params IEnumerable<Action<JsonObject>> changes)
    {
        var ben = await BenAsync();
        var failures = new List<string>();
        foreach (var type in new[] { "message", "invoke", "conversationUpdate", "installationUpdate", "messageReaction", "event" })
        {
            foreach (var change in changes)
            {
                var activity = story.World.Client.Activities.Message(ben.Person, ben.Chat, "help");
                (activity["type"], activity["action"]) = (type, "add");
                if (type == "invoke")
                {
                    activity["name"] = "adaptiveCard/action";
                    activity["value"] = JsonNode.Parse(
                        """{"action":{"type":"Action.Execute","verb":"command.run","data":{"command":"help"}}}"""
                    );
                }

                change(activity);
                var status = (await DeliverAsync(activity)).Status;
                if (status is not (200 or 400 or 401))
                {
                    failures.Add($"{status}: {activity.ToJsonString()}");
                }
            }
        }

        return failures;
    }
}
