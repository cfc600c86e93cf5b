using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;
using Xunit.Abstractions;

namespace McaBot.Tests.Stories;

[Collection(MortalConnectedStories.Name)]
public sealed class CrashCarryOutTests(MortalConnectedWorld story, ITestOutputHelper output)
{
    private const string Attest = "partnercenter POST attestations/enhanced";
    private const string Agree = "partnercenter POST customers/{id}/agreements";

    private static readonly CrashFlow Approve = new(
        "An approval leads to one link for the customer", CrashFlows.Confirm, c => c.Approvals[^1], CrashFlows.ApprovesAsync,
        ["Approved", "LinkAsked", "LinkIssued"], AttestationState.LinkIssued, "request.accepted", CrashRun.Append, Attest, CrashRun.Post,
        CrashRun.Settle)
    {
        AtOnce = 2,
        Posts = (0, 0, 1, 0),
        Holds = c =>
        {
            Assert.Single(c.Crew.World.PartnerCenter.Attestations, a => a.CompanyName == c.Crew.Company);
            return Task.CompletedTask;
        },
    };

    private static readonly CrashFlow Accepted = new(
        "A reported acceptance leads to one agreement", Approve, HasAccepted,
        (c, card) => c.Requester.PressesAsync(card, "request.accepted"), ["AcceptanceReported", "Completed"], AttestationState.Completed,
        null, CrashRun.Append, CrashRun.Roles, Agree, CrashRun.Settle)
    {
        AtOnce = 1,
        Holds = c => MadeAsync(c, 1),
    };

    private static readonly CrashFlow ByHand = new(
        "What is taken in hand is asked of nobody", Approve, c => c.Request, (c, card) => c.Requester.PressesAsync(card, "request.by-hand"),
        ["HandedOff"], AttestationState.HandedOff, "request.recorded", CrashRun.Append, CrashRun.Settle)
    {
        Strikes = IsTelling,
        Holds = c => MadeAsync(c, 0),
    };

    private static readonly CrashFlow GiveUp = new(
        "What is given up stays given up", Approve, c => c.Request,
        (c, card) => c.ForgesAsync(card, "request.give-up", ("choice", "confirmed")), ["Failed"], AttestationState.Failed, null,
        CrashRun.Append, CrashRun.Settle)
    {
        Strikes = IsTelling,
        Holds = c => MadeAsync(c, 0),
    };

    [Fact]
    public async Task A_crash_at_any_call_makes_no_attestation_and_no_agreement_twice_and_shows_the_link_to_nobody_else()
    {
        story.World.Client.RefreshesCards = false;
        var run = new CrashRun(story, output);
        await run.StrikeAsync(Approve);
        await run.StrikeAsync(Accepted, ByHand, GiveUp);

        var posts = story.World.PartnerCenter.Calls.Where(c => c.Method == "POST" && c.Status is >= 200 and < 300).ToList();
        Assert.All(posts.GroupBy(c => (c.Path, c.RequestId)), calls => Assert.Single(calls, c => !c.IsRepeat));
        var secrets = story.World.PartnerCenter.Attestations.Select(a => a.Id.ToString("D")).ToList();
        NobodySees(secrets, string.Join('\n', story.World.Bot!.Lines), "the log");
        foreach (var crew in new[] { Accepted, ByHand, GiveUp }.SelectMany(run.Through))
        {
            NobodySees(secrets, await crew.Crew.Ledger.TextAsync(), "the ledger");
            foreach (var message in crew.Manager.Chat.Messages) NobodySees(secrets, message.Json, "the manager's chat");
        }
    }

    private static bool IsTelling(string name) => name.StartsWith(CrashRun.Append, StringComparison.Ordinal) || name == CrashRun.Settle;

    private static void NobodySees(List<string> secrets, string text, string where) =>
        Assert.False(secrets.Exists(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase)), where);

    private static Message HasAccepted(CrashCrew crew)
    {
        crew.Crew.World.PartnerCenter.Accept(crew.Crew.LinkMade().Id);
        return crew.Request;
    }

    private static Task MadeAsync(CrashCrew crew, int agreements)
    {
        Assert.Equal(agreements, crew.Crew.World.PartnerCenter.AgreementsOf(crew.Crew.Ledger.Customer).Count());
        return Task.CompletedTask;
    }
}
