using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Features.Attest.Evidence;
using McaBot.Tests.Support;
using Xunit.Abstractions;

namespace McaBot.Tests.Stories;

[Collection(MortalFaultStories.Name)]
public sealed class CrashTests(MortalFaultyWorld story, ITestOutputHelper output)
{
    private const string OfDraft = "attest.acceptance";

    private static readonly CrashFlow Choose = new(
        "A draft whose first step was acknowledged goes on from there",
        null,
        c => c.Request,
        (c, card) =>
            c.Requester.PressesAsync(
                card, new CardPress("attest.scenario") { Where = data => (string?)data["scenario"] == "existing-partner" }),
        [],
        null,
        null,
        CrashRun.WriteState)
    {
        Begins = "attest.scenario",
        IsAnswered = (_, answer) => answer.Card?.Has("attest.customer") == true,
        Holds = async c => await ReachesConfirmationAsync(c, "attest.customer"),
    };

    private static readonly CrashFlow Describe = new(
        "A draft whose customer was acknowledged keeps the customer",
        null,
        c => c.Request,
        (c, card) =>
            c.Requester.PressesAsync(card, new CardPress("attest.customer") { Inputs = c.Crew.Agent.Customer, SkipValidation = true }),
        [],
        null,
        null,
        CrashRun.WriteState)
    {
        Begins = "attest.customer",
        IsAnswered = (_, answer) => answer.Card?.Has(OfDraft) == true,
        Holds = async c => await ReachesConfirmationAsync(c, OfDraft),
    };

    private static readonly CrashFlow Accept = new(
        "A draft whose acceptance was acknowledged keeps all of it", null, c => c.Request,
        (c, card) => c.Requester.PressesAsync(card, new CardPress(OfDraft) { Inputs = c.Crew.Agent.Acceptance, SkipValidation = true }), [],
        null, null, CrashRun.WriteState)
    {
        Begins = OfDraft,
        IsAnswered = (_, answer) => answer.Card?.Has("attest.confirm") == true,
        Holds = async c => await ReachesConfirmationAsync(c, "attest.confirm"),
    };

    private static readonly CrashFlow Attach = new(
        "A file that was acknowledged is with the draft", null, c => c.Request,
        async (c, _) => new PressResult(await c.Requester.AttachesAsync("proof.pdf", SampleFiles.Pdf()), new Dictionary<string, string>()),
        [], null, null, "files GET {id}", "storage PUT drafts/{id}.json", CrashRun.Reply)
    {
        Begins = OfDraft,
        IsAnswered = (c, _) =>
            c.Requester.Chat.Messages.Any(m =>
                m.CardFor(c.Requester.Person)?.Said().Contains("1 file is attached", StringComparison.Ordinal) == true),
        Holds = async c =>
            Assert.Contains(
                "proof.pdf", (await ReachesConfirmationAsync(c, OfDraft)).CardFor(c.Requester.Person)!.Said(), StringComparison.Ordinal),
    };

    private static readonly CrashFlow Subscribe = new(
        "A channel that was told so is subscribed, once", null, c => c.Request,
        async (c, _) => new PressResult(await c.Requester.MentionsMcaBotAsync("subscribe"), new Dictionary<string, string>()), [], null,
        null, CrashRun.Roles)
    {
        IsAnswered = (c, answer) =>
            answer.Delivery is { IsOk: true, Sent: { } sent }
            && c.Requester.Channel.Messages.Any(m => m.ThreadId == sent.Id && m.From != sent.From),
    };

    private static readonly CrashFlow Approve = new(
        "An approval counts once, and the requester hears of it", CrashFlows.Confirm, c => c.Approvals[^1], CrashFlows.ApprovesAsync,
        ["Approved", "HandedOff"], AttestationState.HandedOff, "request.recorded", CrashRun.Append, CrashRun.Post, CrashRun.Settle)
    {
        Posts = (0, 0, 1, 0),
    };

    private static readonly CrashFlow Reject = new(
        "A rejection counts once, and the requester hears of it", CrashFlows.Confirm, c => c.Approvals[^1],
        (c, card) => c.Manager.PressesAsync(card, "decision.reject", ("reason", "Not this one.")), ["Rejected"], AttestationState.Rejected,
        null, CrashRun.Append, CrashRun.Post, CrashRun.Settle)
    {
        Posts = (0, 0, 1, 0),
    };

    private static readonly CrashFlow Withdraw = new(
        "A withdrawal counts once, and the manager's card settles", CrashFlows.Confirm, c => c.Request,
        (c, card) => c.Requester.PressesAsync(card, "request.withdraw"), ["Withdrawn"], AttestationState.Withdrawn, null, CrashRun.Append,
        CrashRun.Settle);

    private static readonly CrashFlow HandOver = new(
        "A decision handed over is one other person's, who hears of it", CrashFlows.Confirm, c => c.Approvals[^1], HandsOverAsync,
        ["Assigned"], AttestationState.Requested, "request.withdraw", CrashRun.Append, CrashRun.Post, CrashRun.Settle)
    {
        Posts = (0, 1, 0, 0),
        IsRepeatable = false,
        Strikes = IsTelling,
    };

    private static readonly CrashFlow Remind = new(
        "A reminder is sent once", CrashFlows.Confirm, c => c.Request, (c, card) => c.ForgesAsync(card, "request.remind"), ["Reminded"],
        AttestationState.Requested, "request.withdraw", CrashRun.Append, CrashRun.Post, CrashRun.Settle)
    {
        Posts = (1, 0, 0, 0),
        IsRepeatable = false,
        Strikes = IsTelling,
    };

    private static readonly CrashFlow Undelivered = CrashFlows.Confirm with
    {
        Sentence = "An approver cannot be reached",
        Card = IsBlocked,
    };

    private static readonly CrashFlow Replay = new(
        "What was given up and tried again is delivered once", Undelivered, IsReachable, ReplaysAsync, [], AttestationState.Requested,
        "request.withdraw", CrashRun.Append, CrashRun.Roles, CrashRun.Post)
    {
        Posts = (1, 0, 0, 0),
        Strikes = IsTelling,
    };

    private static readonly CrashFlow Record = new(
        "What was recorded stays recorded, and all cards settle", Approve, c => c.Request,
        (c, card) => c.Requester.PressesAsync(card, "request.recorded", ("reference", "PC-2025-0001")), ["Completed"],
        AttestationState.Completed, null, CrashRun.Append, CrashRun.Roles, CrashRun.Settle);

    private static readonly CrashFlow Pack = new(
        "A package that was asked for is offered", Approve, c => c.Request, (c, card) => c.ForgesAsync(card, "evidence.package"), [],
        AttestationState.HandedOff, "request.recorded", CrashRun.Reply)
    {
        Strikes = name => name.Contains(" offers/", StringComparison.Ordinal) || name == CrashRun.Reply,
        IsAnswered = (c, answer) => answer.Message is not null && c.Offers.Count > 0,
        Holds = c =>
        {
            Assert.InRange(c.Offers.Count, 1, 2);
            return Task.CompletedTask;
        },
    };

    private static readonly CrashFlow Announce = CrashFlows.Confirm with
    {
        Sentence = "A request being announced gets its thread in the channel",
        Calls = AnnounceCalls,
        Strikes = name => AnnounceCalls.Contains(name),
        Posts = (1, 0, 0, 1),
    };

    private static string[] AnnounceCalls => ["storage GET channels?comp=list", "teams POST conversations"];

    [Fact]
    public async Task A_crash_at_any_call_loses_nothing_decides_nothing_twice_and_every_card_settles()
    {
        story.World.Client.RefreshesCards = false;
        var run = new CrashRun(story, output);
        await story.Crew().Requester.AddsMcaBotToTheTeamAsync();
        await run.StrikeAsync(Choose, Describe, Accept, Attach, Subscribe);
        var subscriber = story.Hires("Ben", story.World.Ids.HelpdeskAgents);
        await subscriber.MentionsMcaBotAsync("unsubscribe");

        await run.StrikeAsync(CrashFlows.Confirm);
        await run.StrikeAsync(Approve, Reject, Withdraw, HandOver, Remind, Replay);

        await subscriber.MentionsMcaBotAsync("subscribe");
        await run.StrikeAsync(Record, Pack, Announce);
    }

    /// <summary>What matters to whoever is told of it; the other calls are those of a decision.</summary>
    private static bool IsTelling(string name) =>
        name.StartsWith(CrashRun.Append, StringComparison.Ordinal) || name is CrashRun.Post or CrashRun.Settle or CrashRun.Roles;

    private static async Task<Message> ReachesConfirmationAsync(CrashCrew crew, string from)
    {
        var agent = crew.Crew.Agent;
        var card = await agent.SeesAgainAsync(crew.Request, from);
        if (from == "attest.customer") card = await agent.DescribesCustomerAsync(card);
        if (from != "attest.confirm") card = await agent.DescribesAcceptanceAsync(card);
        Assert.Contains(crew.Crew.Company, card.CardFor(crew.Requester.Person)!.Said(), StringComparison.Ordinal);
        return card;
    }

    private static Task<PressResult> HandsOverAsync(CrashCrew crew, Message card)
    {
        var data = card.CardFor(crew.Manager.Person)!.DataOf("decision.hand-over");
        data["handOverTo"] = crew.Successor.Person.Oid;
        return crew.Crew.World.ForgesAsync(crew.Manager, card, "decision.hand-over", data);
    }

    private static Message IsBlocked(CrashCrew crew)
    {
        crew.Crew.World.Teams.Block(crew.Manager.Person);
        return crew.Request;
    }

    private static Message IsReachable(CrashCrew crew)
    {
        crew.Crew.World.Teams.Unblock(crew.Manager.Person);
        return crew.Request;
    }

    private static async Task<PressResult> ReplaysAsync(CrashCrew crew, Message card)
    {
        var told = (await crew.Crew.Ledger.OnlyAsync()).Messages.Values.First(e => e.Kind == MessageKind.TellApprover);
        return await crew.ForgesAsync(card, "dead-letter.requeue", ("effect", told.Id.ToString("D")));
    }
}
