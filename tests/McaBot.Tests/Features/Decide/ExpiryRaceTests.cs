using McaBot.Attestations;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Decide;

/// <summary>People decide in the very moment in which time does.</summary>
[Collection(HastyStories.Name)]
public sealed class ExpiryRaceTests(HastyWorld story)
{
    [Fact]
    public async Task A_decision_in_the_moment_of_expiry_leaves_one_of_them_and_everybody_is_told_which()
    {
        story.ApproversAre();

        // Around the moment, and a little after: the bot looks once a second.
        await Task.WhenAll(Enumerable.Range(-1, 6).Select(step => DecidesAtTheEndAsync(TimeSpan.FromMilliseconds(250 * step))));
    }

    private async Task DecidesAtTheEndAsync(TimeSpan offset)
    {
        var crew = story.Crew();
        var (_, approval) = await crew.RequestsAsync();
        var moment = (await crew.Ledger.OnlyAsync()).RequestedAt + HastyWorld.Life + offset;
        if (moment - TimeProvider.System.GetUtcNow() is { Ticks: > 0 } left) await Task.Delay(left);

        var pressed = await Task.WhenAll(
            crew.Manager.PressesAsync(approval, "decision.approve"),
            crew.Manager.PressesAsync(approval, "decision.reject", ("reason", "Too late.")));

        var end = Assert.Single((await crew.Ledger.OnlyAsync()).Steps, step => step.What is Approved or Rejected or Expired);
        var (state, words) = end.What switch
        {
            Approved => (AttestationState.HandedOff, "You approved this"),
            Rejected => (AttestationState.Rejected, "You rejected this"),
            _ => (AttestationState.Expired, "Nobody decided in time; closed by McaBot."),
        };
        Assert.All(pressed, answer => Assert.Contains(words, answer.Told(), StringComparison.Ordinal));
        var settled = await crew.Ledger.ComesToRestAsync(state);
        Assert.Single(settled.Steps, step => step.What is Approved or Rejected or Expired);
        Assert.Single(settled.Messages.Values, effect => effect.Kind == MessageKind.TellRequester);
        await crew.Manager.SeesWithoutAsync(approval, "decision.approve");
    }
}
