using McaBot.Attestations;
using McaBot.Tests.Support;

namespace McaBot.Tests.Stories;

[Collection(FaultStories.Name)]
public sealed class GraphFaultTests(FaultyWorld story)
{
    [Fact]
    public async Task At_the_start_a_failing_directory_refuses_in_words_and_the_next_try_succeeds()
    {
        var crew = story.Crew();
        using (story.Fails("403", "graph", crew.Requester.Person.Oid, TimeSpan.Zero))
        {
            await crew.Requester.SaysAsync("attest");
            Assert.Matches(
                "The directory does not answer.*Everything is as it was before.*Reference: [0-9a-f]{32}", crew.Requester.LastWords());
            Assert.DoesNotContain(crew.Requester.Chat.Messages, m => m.Card?.Has("attest.scenario") == true);
        }

        await crew.Agent.StartsAsync();
    }

    [Fact]
    public async Task A_directory_that_comes_back_lets_the_approver_be_told_late()
    {
        var crew = story.Crew();
        using (var busy = story.World.Faults.Next("graph", $"/users/{crew.Manager.Person.Oid}/teamwork", times: 3, status: 503))
        {
            await crew.Agent.RequestsAsync();
            await busy.HitAsync();
            await crew.Manager.SeesCardWithAsync("decision.approve");
        }

        var attestation = await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.All(attestation.Messages.Values, effect => Assert.Equal(MessageStatus.Done, effect.Status));
    }

    [Fact]
    public async Task An_approver_the_app_may_not_be_installed_for_is_shown_to_the_requester()
    {
        var crew = story.Crew();
        using var forbidden = story.World.Faults.Next("graph", $"/users/{crew.Manager.Person.Oid}/teamwork", times: 100, status: 403);

        var request = await crew.Agent.RequestsAsync();

        await crew.Requester.SeesChangedAsync(request, "An approver could not be reached");
        var attestation = await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Equal(
            "install-graph-403", Assert.Single(attestation.Messages.Values, effect => effect.Status == MessageStatus.DeadLettered).Why);
        Assert.Empty(crew.Manager.Chat.Messages);
    }
}
