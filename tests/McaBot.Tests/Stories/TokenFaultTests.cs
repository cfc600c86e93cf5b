using McaBot.Attestations;
using McaBot.Tests.Support;

namespace McaBot.Tests.Stories;

/// <summary>Whatever gives the bot its tokens fails, or leaves a call without an answer.</summary>
[Collection(FaultStories.Name)]
public sealed class TokenFaultTests(FaultyWorld story) : IDisposable
{
    // A token so near its end is not used again: each use asks for another.
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Usual = TimeSpan.FromHours(24);

    public void Dispose() => story.World.StandIns.Identity.TokenLife = Usual;

    [Fact]
    public async Task While_no_token_can_be_had_people_are_told_so_and_afterwards_all_goes_on_without_a_restart()
    {
        await HasNoTokenForLongAsync();
        var crew = story.Crew();
        await crew.Manager.OpensMcaBotAsync();
        var card = await crew.Agent.ReachesConfirmationAsync();
        foreach (var failure in new[] { "500", "stall" })
        {
            using var down = story.Fails(failure, "identity", "", TimeSpan.FromSeconds(30));
            Assert.Matches(
                "The directory does not answer.*Reference: [0-9a-f]{32}",
                (await crew.Requester.PressesAsync(card, "attest.confirm")).Message);
            Assert.False(await crew.Ledger.ExistsAsync());
        }

        using (var down = story.Fails("503", "identity", "botframework", TimeSpan.Zero))
        {
            await crew.Agent.ConfirmsAsync(card);
            await down.HitAsync();
            Assert.DoesNotContain(crew.Manager.Chat.Messages, m => m.Card?.Has("decision.approve") == true);
        }

        var approval = await crew.Manager.SeesCardWithAsync("decision.approve");
        Assert.All((await crew.Ledger.ComesToRestAsync(AttestationState.Requested)).Messages.Values, e =>
            Assert.Equal(MessageStatus.Done, e.Status));
        story.World.StandIns.Identity.TokenLife = Usual;
        await crew.Manager.PressesAsync(approval, "decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        Assert.Equal(["Requested", "Assigned", "Approved", "HandedOff"], await crew.Ledger.StepsAsync());
    }

    [Fact]
    public async Task A_call_for_a_token_that_is_never_answered_is_made_again_and_holds_up_nobody_else()
    {
        await HasNoTokenForLongAsync();
        var (slow, other) = (story.Crew(), story.Crew());
        await slow.Manager.OpensMcaBotAsync();
        await other.Manager.OpensMcaBotAsync();
        var (first, second) = (await slow.Agent.ReachesConfirmationAsync(), await other.Agent.ReachesConfirmationAsync());
        using var stalled = story.World.Faults.Next("identity", "botframework", stall: TimeSpan.FromHours(1));
        await slow.Requester.PressesAsync(first, "attest.confirm");
        await stalled.HitAsync();

        await other.Agent.ConfirmsAsync(second);

        await other.Manager.SeesCardWithAsync("decision.approve");
        await slow.Manager.SeesCardWithAsync("decision.approve");
        foreach (var crew in new[] { slow, other })
        {
            var attestation = await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
            Assert.All(attestation.Messages.Values, e => Assert.Equal((MessageStatus.Done, false), (e.Status, e.MayHaveActed)));
        }
    }

    [Fact]
    public async Task Where_each_call_for_a_token_takes_longer_than_the_first_may_tokens_come_late_and_stay()
    {
        await HasNoTokenForLongAsync();
        var crew = story.Crew();
        var card = await crew.Agent.ReachesConfirmationAsync();
        story.World.StandIns.Identity.TokenLife = Usual;
        using var slow = story.Fails("stall", "identity", "", TimeSpan.FromSeconds(3));

        await crew.Agent.ConfirmsAsync(card);

        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        await slow.HitAsync();
        var calls = slow.Hits;
        await crew.Manager.SaysAsync("help");
        Assert.Equal(calls, slow.Hits);
    }

    private async Task HasNoTokenForLongAsync()
    {
        story.World.StandIns.Identity.TokenLife = Short;
        await story.World.Bot!.RestartAsync();
    }
}
