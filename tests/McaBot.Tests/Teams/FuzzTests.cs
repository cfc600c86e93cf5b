using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CsCheck;
using McaBot.Attestations;
using McaBot.Sandbox.Wire;
using McaBot.Sandbox.World;
using McaBot.Storage;
using McaBot.Tests.Support;

namespace McaBot.Tests.Teams;

/// <summary>
/// Activities of any shape, signed by the channel: none is an error of the bot, and none does anything to what is somebody else's. What
/// fails is named with a seed; with that in the environment variable CsCheck_Seed the same activities are sent again.
/// </summary>
[Collection(FormStories.Name)]
public sealed class FuzzTests(StoryWorld story)
{
    private const int Activities = 700;
    private const int AtOnce = 6;

    private static readonly string[] Verbs =
    [
        "decision.approve",
        "decision.reject",
        "decision.hand-over",
        "request.withdraw",
        "request.recorded",
        "request.remind",
        "request.open",
        "request.give-up",
        "evidence.open",
        "evidence.package",
        "card.refresh",
        "effect.replay",
        "bulk.approve",
        "bulk.confirm",
        "command.run",
    ];

    private static readonly string[] OwnVerbs =
    [
        "attest.start",
        "attest.scenario",
        "attest.customer",
        "attest.acceptance",
        "attest.confirm",
        "attest.back",
        "attest.cancel",
        "card.refresh",
        "evidence.remove",
        "bulk.cancel",
    ];

    private static readonly string[] Words =
    [
        "attest",
        "help",
        "cancel",
        "back",
        "yes",
        "my requests",
        "find Contoso",
        "Domain: contoso.example; Country: France",
        "3 November 2025",
        "MCA-00000000",
    ];

    [Fact]
    public async Task No_activity_of_any_shape_is_an_error_of_the_bot_or_has_an_effect_on_what_is_not_the_senders()
    {
        var victim = story.Crew();
        var (_, approval) = await victim.WaitsForDecisionAsync();
        var writer = story.Crew();
        var draft = await writer.Agent.DescribesCustomerAsync(await writer.Agent.ChoosesAsync(await writer.Agent.StartsAsync()));
        var senders = await SendersAsync();
        var before = await PresentAsync(victim, writer, draft);
        var shapes = ShapesAbout(victim, await victim.Ledger.OnlyAsync());
        var taken = 0;

        await FuzzedActivity.Any(shapes.Count).SampleAsync(
            async fuzzed =>
            {
                var (sender, own) = senders[fuzzed.Sender];
                var activity = shapes[fuzzed.Shape](sender, own);
                var bytes = fuzzed.Bytes(activity);

                // As it is sent: a change may have made an invoke of it.
                var isInvoke = System.Text.Encoding.UTF8.GetString(bytes).Contains("\"invoke\"", StringComparison.Ordinal);
                var answer = await SendAsync(bytes);

                // An invoke of a name that nobody here knows is answered so by the Bot Framework's rules.
                Assert.True(
                    answer.Status is >= 200 and < 500 || (answer.Status == 501 && isInvoke), $"{fuzzed}: {answer.Status} {answer.Body}");
                Assert.False(answer.Body.Contains("\"statusCode\":5", StringComparison.Ordinal), $"{fuzzed}: {answer.Body}");
                if (answer.IsOk) Interlocked.Increment(ref taken);
            },
            iter: Activities,
            threads: AtOnce,
            print: fuzzed => fuzzed.ToString());

        // Most of them get as far as somebody who answers.
        Assert.InRange(taken, Activities / 3, Activities);
        await story.World.Client.SettledAsync();
        Assert.Equal(before, await PresentAsync(victim, writer, draft));
        Assert.Equal(["Requested", "Assigned"], await victim.Ledger.StepsAsync());
        await victim.Manager.PressesUntilTakenAsync(approval, "decision.approve");
        await victim.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        await writer.ConfirmsAsync(await writer.Agent.DescribesAcceptanceAsync(draft));
    }

    /// <summary>Half of them have no role, the others are in the middle of a request of their own.</summary>
    private async Task<List<(TeamsUser Sender, JsonObject? Own)>> SendersAsync()
    {
        var senders = new List<(TeamsUser, JsonObject?)>();
        for (var i = 0; i < FuzzedActivity.Senders; i++)
        {
            if (i % 2 == 0)
            {
                var outsider = story.Hires("Oscar");
                await outsider.IsWelcomedAsync();
                senders.Add((outsider, null));
                continue;
            }

            var crew = story.Crew();
            var card = await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync());
            senders.Add((crew.Requester, card.CardFor(crew.Requester.Person)!.DataOf("attest.customer")));
        }

        return senders;
    }

    private List<Func<TeamsUser, JsonObject?, JsonObject>> ShapesAbout(Crew victim, Attestation attestation)
    {
        var activities = story.World.Client.Activities;
        JsonObject Data(JsonObject? own) =>
        own?.DeepClone().AsObject()
        ?? new JsonObject
        {
            ["customer"] = attestation.Key.Customer.ToString("D"),
            ["attestation"] = attestation.Key.Id.ToString("D"),
            ["version"] = 1,
            ["reason"] = "x",
            ["reference"] = "PC-1",
            ["handOverTo"] = victim.Manager.Person.Oid,
            ["effect"] = Guid.NewGuid().ToString("D"),
            ["batch"] = Guid.NewGuid().ToString("D"),
            ["command"] = "help",
        };
        Message Last(TeamsUser user) => user.Chat.Messages[^1];
        JsonObject Invoke(TeamsUser user, string name, JsonObject value) =>
            activities.Invoke(user.Person, user.Chat, Last(user), name, value);
        JsonObject Press(TeamsUser user, JsonObject? own, string verb) =>
        Invoke(
            user,
            "adaptiveCard/action",
            new JsonObject
            {
                ["action"] = new JsonObject
                {
                    ["type"] = "Action.Execute",
                    ["id"] = "1",
                    ["verb"] = verb,
                    ["data"] = Data(own),
                },
                ["trigger"] = "manual",
            });
        JsonObject Submit(TeamsUser user, JsonObject? own, string verb)
        {
            var submit = activities.From(user.Person, user.Chat, "message");
            var data = Data(own);
            data["verb"] = verb;
            (submit["value"], submit["replyToId"]) = (data, Last(user).Id);
            return submit;
        }

        JsonObject Other(TeamsUser user, string type, string name, JsonNode value)
        {
            var activity = activities.From(user.Person, user.Chat, type);
            activity[name] = value;
            return activity;
        }

        return
        [
            .. Enumerable
                .Range(0, Verbs.Length)
                .Select(i => new Func<TeamsUser, JsonObject?, JsonObject>(
                    (user, own) => Press(user, own, own is null ? Verbs[i] : OwnVerbs[i % OwnVerbs.Length]))),
            .. Enumerable
                .Range(0, Verbs.Length)
                .Select(i => new Func<TeamsUser, JsonObject?, JsonObject>(
                    (user, own) => Submit(user, own, own is null ? Verbs[i] : OwnVerbs[i % OwnVerbs.Length]))),
            .. Words.Select(text => new Func<TeamsUser, JsonObject?, JsonObject>(
                (user, _) => activities.Message(user.Person, user.Chat, text))),
            (user, _) => activities.Mention(user.Person, user.Channel, "help"),
            (user, _) =>
                Invoke(
                    user,
                    "application/search",
                    new JsonObject
                    {
                        ["queryText"] = "contoso",
                        ["queryOptions"] = new JsonObject { ["skip"] = 0, ["top"] = 15 },
                        ["dataset"] = "customers",
                        ["data"] = new JsonObject { ["a"] = "b" },
                    }),
            (user, _) =>
                Invoke(
                    user,
                    "fileConsent/invoke",
                    new JsonObject
                    {
                        ["type"] = "fileUpload",
                        ["action"] = "accept",
                        ["context"] = new JsonObject { ["offer"] = Guid.NewGuid().ToString("D") },
                        ["uploadInfo"] = new JsonObject
                        {
                            ["contentUrl"] = "https://x.sharepoint.com/a",
                            ["name"] = "a",
                            ["uploadUrl"] = "https://x.sharepoint.com/b",
                            ["uniqueId"] = "1",
                            ["fileType"] = "zip",
                        },
                    }),
            (user, _) =>
                Invoke(
                    user,
                    "fileConsent/invoke",
                    new JsonObject
                    {
                        ["type"] = "fileUpload",
                        ["action"] = "decline",
                        ["context"] = "x",
                    }),
            (user, _) => Invoke(user, "composeExtension/query", new JsonObject { ["commandId"] = "x" }),
            (user, _) => activities.MembersAdded(user.Person, user.Chat),
            (user, _) => activities.TeamChanged(user.Person, "channelRenamed"),
            (user, _) => activities.InstallationUpdate(user.Person, user.Chat, "add-upgrade"),
            (user, _) => Other(user, "messageReaction", "reactionsAdded", new JsonArray(new JsonObject { ["type"] = "like" })),
            (user, _) => Other(user, "event", "name", "application/vnd.microsoft.meetingStart"),
            (user, _) => Other(user, "messageUpdate", "text", "changed"),
            (user, _) => Other(user, "typing", "text", ""),
        ];
    }

    private async Task<Delivery> SendAsync(byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; charset=utf-8");
        return await story.World.Client.SendAsync(
            content, story.World.Issuer.Mint(new TokenRequest { ServiceUrl = story.World.StandIns.ServiceUrl.ToString() }));
    }

    private async Task<string> PresentAsync(Crew victim, Crew writer, Message draft)
    {
        var id = Guid.Parse((string)draft.CardFor(writer.Requester.Person)!.DataOf("attest.acceptance")["draft"]!);
        var kept = (await story.World.Container.GetBlobClient(BlobNames.Draft(id)).DownloadContentAsync()).Value.Content.ToString();
        var chats = new[] { victim.Requester, victim.Manager, writer.Requester, writer.Manager }
            .SelectMany(user => user.Chat.Messages)
            .Select(m => $"{m.Id} {m.Edition} {m.IsDeleted}");
        return string.Join('\n', [await victim.Ledger.TextAsync(), await writer.Ledger.TextAsync(), kept, .. chats]);
    }
}
