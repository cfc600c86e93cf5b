using System.Text.Json.Nodes;
using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Teams;

[Collection(FormStories.Name)]
public sealed class OddCardTests(StoryWorld story)
{
    private const string Helpless = "I cannot do anything with this button";

    [Fact]
    public async Task An_unknown_verb_gets_a_helpful_answer_and_changes_nothing()
    {
        var crew = story.Crew();
        var (request, _) = await crew.WaitsForDecisionAsync();
        await story.World.Client.SettledAsync();
        var before = await crew.Ledger.TextAsync();
        var manager = crew.Manager.Chat.Messages.Count;

        var invoked = await story.World.ForgesAsync(crew.Requester, request, "decision.delegate.v7", new JsonObject());
        Assert.Contains(Helpless, invoked.Message, StringComparison.Ordinal);
        await story.World.ForgesSubmitAsync(crew.Requester, request, new JsonObject { ["verb"] = "decision.delegate.v7" });
        Assert.Contains(Helpless, crew.Requester.LastWords(), StringComparison.Ordinal);

        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.StartsWith(before, await crew.Ledger.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());
        Assert.Equal(manager, crew.Manager.Chat.Messages.Count);
    }

    [Theory]
    [InlineData("decision.approve")]
    [InlineData("decision.reject")]
    [InlineData("decision.hand-over")]
    public async Task A_card_that_refreshes_by_itself_is_drawn_and_decides_nothing(string verb)
    {
        var crew = story.Crew();
        var (_, approval) = await crew.RequestsAsync();
        var data = approval.CardFor(crew.Manager.Person)!.DataOf("decision.approve");
        data["reason"] = "nobody pressed this";

        var answer = await story.World.InvokesAsync(crew.Manager, approval, new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data },
            ["trigger"] = "automatic",
        });

        Assert.True(answer.Card!.Has("decision.approve"));
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());
    }

    public static TheoryData<string> Verbs =>
    [
        "attest.scenario",
        "attest.customer",
        "attest.acceptance",
        "attest.confirm",
        "attest.back",
        "attest.cancel",
        "decision.approve",
        "decision.reject",
        "request.withdraw",
        "request.recorded",
        "request.link",
        "request.accepted",
        "request.by-hand",
        "request.give-up",
        "request.open",
        "evidence.remove",
        "evidence.open",
        "evidence.package",
        "card.refresh",
        "command.run",
    ];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Missing_and_misshapen_data_get_words_and_nothing_else(string verb)
    {
        var crew = story.Crew();
        await crew.Requester.IsWelcomedAsync();
        var about = crew.Requester.Chat.Messages[0];

        foreach (
            var data in new JsonNode?[]
            {
                null,
                "text",
                7,
                new JsonArray(1, 2),
                new JsonObject(),
                new JsonObject
                {
                    ["draft"] = 1,
                    ["attestation"] = new JsonObject(),
                    ["customer"] = new JsonArray(),
                    ["to"] = "nowhere",
                    ["command"] = "rm",
                },
                new JsonObject
                {
                    ["draft"] = "not-a-guid",
                    ["attestation"] = "../../state",
                    ["customer"] = "../ledger",
                    ["reason"] = "x",
                    ["reference"] = "PC-1",
                },
            })
        {
            var answer = await story.World.ForgesAsync(crew.Requester, about, verb, data?.DeepClone());
            Assert.True(answer.IsOk, $"{data?.ToJsonString()}: {answer.Status}");
            Assert.False(string.IsNullOrEmpty(answer.Message) && answer.Card is null);
        }

        Assert.False(await crew.Ledger.ExistsAsync());
        Assert.Empty(crew.Manager.Chat.Messages);
        Assert.Equal(
            (about.Edition, 0),
            (crew.Requester.Chat.Find(about.Id)!.Edition, crew.Requester.Chat.Messages.Count(m => m.Card?.Has("request.withdraw") == true)));
    }

    [Fact]
    public async Task A_misshapen_invoke_is_no_server_error()
    {
        var crew = story.Crew();
        await crew.Requester.IsWelcomedAsync();
        var about = crew.Requester.Chat.Messages[0];

        foreach (
            var value in new[]
            {
                "{}",
                """{"action":{}}""",
                """{"action":{"type":"Action.Http","verb":"attest.start"}}""",
                """{"action":7}""",
            }
        )
        {
            var answer = await story.World.InvokesAsync(crew.Requester, about, JsonNode.Parse(value)!.AsObject());
            Assert.InRange(answer.Delivery!.Status, 200, 499);
            Assert.InRange(answer.Status, 200, 499);
        }

        Assert.Single(crew.Requester.Chat.Messages);
    }

    [Fact]
    public async Task A_foreign_attestation_or_customer_id_decides_nothing()
    {
        var (mine, other) = (story.Crew(), story.Crew());
        var (_, approval) = await mine.RequestsAsync();
        var (_, others) = await other.RequestsAsync();
        await mine.Ledger.ComesToRestAsync(AttestationState.Requested);
        await other.Ledger.ComesToRestAsync(AttestationState.Requested);
        var (minesBefore, othersBefore) = (await Scene.OfAsync(mine), await Scene.OfAsync(other));
        var (own, foreign) = (
            approval.CardFor(mine.Manager.Person)!.DataOf("decision.approve"),
            others.CardFor(other.Manager.Person)!.DataOf("decision.approve"));

        Assert.Contains(
            "not on record", (await PressAsync(data => data["attestation"] = Guid.NewGuid().ToString("D"))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "not on record", (await PressAsync(data => data["customer"] = foreign["customer"]!.DeepClone())).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "not on record", (await PressAsync(data => data["attestation"] = foreign["attestation"]!.DeepClone())).Message,
            StringComparison.Ordinal);
        var notMine = await story.World.ForgesAsync(mine.Manager, approval, "decision.approve", foreign.DeepClone());
        Assert.Contains("This decision is not yours", notMine.Message, StringComparison.Ordinal);

        Assert.Equal((minesBefore, othersBefore), (await Scene.OfAsync(mine), await Scene.OfAsync(other)));

        Task<PressResult> PressAsync(Action<JsonObject> change)
        {
            var data = own.DeepClone().AsObject();
            change(data);
            return story.World.ForgesAsync(mine.Manager, approval, "decision.approve", data);
        }
    }

    [Fact]
    public async Task What_a_card_claims_about_rights_is_ignored()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.WaitsForDecisionAsync();
        var tom = story.Hires("Tom");
        await tom.IsWelcomedAsync();
        var before = await Scene.OfAsync(crew, tom);
        var data = approval.CardFor(crew.Manager.Person)!.DataOf("decision.approve");
        foreach (
            var (name, value) in new[]
            {
                ("approver", tom.Person.Oid),
                ("actor", crew.Manager.Person.Oid),
                ("role", "manager"),
                ("view", "approver"),
                ("state", "requested"),
                ("aadObjectId", crew.Manager.Person.Oid),
            })
            data[name] = value;

        foreach (
            var verb in new[]
            {
                "decision.approve",
                "decision.reject",
                "request.withdraw",
                "request.recorded",
                "request.open",
                "card.refresh",
            })
        {
            data["reason"] = "x";
            data["reference"] = "PC-1";
            var answer = await story.World.ForgesAsync(tom, tom.Chat.Messages[0], verb, data.DeepClone());
            Assert.True(answer.IsOk);
            Assert.DoesNotContain("Chantal", answer.Card?.Said() ?? answer.Message!, StringComparison.Ordinal);
            Assert.DoesNotContain(crew.Company, answer.Card?.Said() ?? answer.Message!, StringComparison.Ordinal);
        }

        Assert.Equal(before, await Scene.OfAsync(crew, tom));
        Assert.True(crew.Requester.Chat.Find(request.Id)!.CardFor(crew.Requester.Person)!.Has("request.withdraw"));
    }

    [Fact]
    public async Task A_confirmation_pressed_twice_at_once_makes_one_request()
    {
        var crew = story.Crew();
        var card = await crew.Agent.ReachesConfirmationAsync();

        var both = await Task.WhenAll(
            crew.Requester.PressesAsync(card, "attest.confirm"), crew.Requester.PressesAsync(card, "attest.confirm"));

        Assert.All(both, pressed => Assert.True(pressed.Card!.Has("request.withdraw")));
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());
        Assert.Single(crew.Manager.Chat.Messages, m => m.Card?.Has("decision.approve") == true);
        var later = await crew.Requester.PressesAsync(card, "attest.confirm");
        Assert.True(later.Card!.Has("request.withdraw"));
        Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());
    }

    [Fact]
    public async Task A_card_of_somebody_elses_draft_does_nothing_for_a_colleague()
    {
        var (ben, carla) = (story.Crew(), story.Crew());
        var card = await ben.Agent.ReachesConfirmationAsync();
        await carla.Agent.ReachesConfirmationAsync();

        var stolen = await story.World.ForgesAsync(
            carla.Requester, card, "attest.confirm", card.CardFor(ben.Requester.Person)!.DataOf("attest.confirm"));

        Assert.Contains("This card is no longer in use", stolen.Card!.Said(), StringComparison.Ordinal);
        Assert.False(await ben.Ledger.ExistsAsync());
        Assert.False(await carla.Ledger.ExistsAsync());
    }

    [Fact]
    public async Task A_refresh_changes_nothing_for_whoever_asks()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.RequestsAsync();
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        var before = await Scene.OfAsync(crew);

        Assert.True((await crew.Manager.RefreshesAsync(approval)).Card!.Has("decision.approve"));
        Assert.True((await crew.Requester.RefreshesAsync(request)).Card!.Has("request.withdraw"));
        await crew.Requester.PressesAsync(request, "card.refresh");

        Assert.Equal(before, await Scene.OfAsync(crew));
    }
}
