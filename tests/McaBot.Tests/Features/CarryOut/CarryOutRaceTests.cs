using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.CarryOut;

/// <summary>A requester with fast fingers and two devices, once there is a link.</summary>
[Collection(ConnectedStories.Name)]
public sealed class CarryOutRaceTests(ConnectedWorld story)
{
    [Fact]
    public async Task Accepted_said_many_times_at_once_makes_one_agreement()
    {
        var crew = story.Crew();
        var (request, _, link) = await crew.HasLinkAsync();
        story.PartnerCenter.Accept(link.Id);

        var answers = await story.World.DeliversOftenAsync(
            crew.Requester, request, "request.accepted", request.CardFor(crew.Requester.Person)!.DataOf("request.accepted"));

        Assert.All(answers, answer => Assert.True(answer.IsOk, answer.Told()));
        await crew.Ledger.ComesToRestAsync(AttestationState.Completed);
        Assert.Equal(
            ["Requested", "Assigned", "Approved", "LinkAsked", "LinkIssued", "AcceptanceReported", "Completed"],
            await crew.Ledger.StepsAsync());
        Assert.Single(story.PartnerCenter.AgreementsOf(crew.Ledger.Customer));
    }

    [Fact]
    public async Task Accepted_and_given_up_at_once_leaves_one_of_them_and_no_agreement_of_what_was_given_up()
    {
        var crew = story.Crew();
        var (request, _, link) = await crew.HasLinkAsync();
        story.PartnerCenter.Accept(link.Id);
        var accepted = request.CardFor(crew.Requester.Person)!.DataOf("request.accepted");
        var asked = await crew.Requester.PressesAsync(request, "request.give-up");
        var giveUp = asked.Card!.DataOf("request.give-up");

        var givingUp = story.World.DeliversOftenAsync(crew.Requester, request, "request.give-up", giveUp);
        var reporting = story.World.DeliversOftenAsync(crew.Requester, request, "request.accepted", accepted);
        IReadOnlyList<PressResult> answers = [.. await givingUp, .. await reporting];

        var hasReported = (await crew.Ledger.StepsAsync()).Contains("AcceptanceReported");
        await crew.Ledger.ComesToRestAsync(hasReported ? AttestationState.Completed : AttestationState.Failed);
        Assert.Equal(
            [
                "Requested",
                "Assigned",
                "Approved",
                "LinkAsked",
                "LinkIssued",
                .. hasReported ? new[] { "AcceptanceReported", "Completed" } : ["Failed"],
            ],
            await crew.Ledger.StepsAsync());
        Assert.Equal(hasReported ? 1 : 0, story.PartnerCenter.AgreementsOf(crew.Ledger.Customer).Count());
        Assert.All(answers, answer => Assert.True(answer.IsOk, answer.Told()));
        if (!hasReported)
        Assert.All(answers, answer =>
            Assert.Contains($"Given up by {crew.Requester.Person.Name}", answer.Told(), StringComparison.Ordinal));
    }
}
