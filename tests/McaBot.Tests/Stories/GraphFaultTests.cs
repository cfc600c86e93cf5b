using McaBot.Attestations;
using McaBot.Sandbox.Wire;

namespace McaBot.Tests.Stories;

[Collection(FaultStories.Name)]
public sealed class GraphFaultTests(FaultyWorld story)
{
    private const string Refused = "The directory does not answer";
    private const string Reference = "Reference: [0-9a-f]{32}";

    public static TheoryData<string> Failures => ["403", "429", "500", "stall", "nonsense", "dropped"];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task At_the_start_a_failing_directory_refuses_in_words_and_the_next_try_succeeds(string failure)
    {
        var crew = story.Crew();
        using (Fails(failure, crew.Requester.Person.Oid))
        {
            await crew.Requester.SaysAsync("attest");
            Assert.Matches($"{Refused}.*Everything is as it was before.*{Reference}", crew.Requester.LastWords());
            Assert.DoesNotContain(crew.Requester.Chat.Messages, m => m.Card?.Has("attest.scenario") == true);
        }

        await crew.Agent.StartsAsync();
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task At_the_confirmation_nothing_is_written_and_the_next_press_succeeds(string failure)
    {
        var crew = story.Crew();
        var card = await crew.Agent.ReachesConfirmationAsync();
        using (Fails(failure, crew.Requester.Person.Oid))
        {
            var refused = await crew.Requester.PressesAsync(card, "attest.confirm");
            Assert.Matches($"{Refused}.*{Reference}", refused.Message);
            Assert.False(await crew.Ledger.ExistsAsync());
            Assert.Empty(crew.Manager.Chat.Messages);
        }

        await crew.ConfirmsAsync(card);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task At_the_decision_the_request_is_kept_and_the_next_press_decides(string failure)
    {
        var crew = story.Crew();
        var (request, approval) = await crew.WaitsForDecisionAsync();
        using (Fails(failure, crew.Manager.Person.Oid))
        {
            var refused = await crew.Manager.PressesAsync(approval, "decision.approve");
            Assert.Matches($"{Refused}.*{Reference}", refused.Message);
            Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());
        }

        await crew.Manager.PressesAsync(approval, "decision.approve");
        await crew.Agent.SeesAgainAsync(request, "request.recorded");
        Assert.Equal(["Requested", "Assigned", "Approved", "HandedOff"], await crew.Ledger.StepsAsync());
    }

    [Fact]
    public async Task A_directory_that_comes_back_lets_the_approver_be_told_late()
    {
        var crew = story.Crew();
        using (var busy = story.World.Faults.Next("graph", $"/users/{crew.Manager.Person.Oid}/teamwork", times: 3, status: 503))
        {
            await crew.Agent.RequestsAsync();
            await busy.Hit;
            await crew.Manager.SeesCardWithAsync("decision.approve");
        }

        var attestation = await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.All(attestation.Effects.Values, effect => Assert.Equal(EffectStatus.Done, effect.Status));
    }

    [Fact]
    public async Task An_approver_the_app_may_not_be_installed_for_is_shown_to_the_requester()
    {
        var crew = story.Crew();
        using var forbidden = story.World.Faults.Next("graph", $"/users/{crew.Manager.Person.Oid}/teamwork", times: 100, status: 403);

        var request = await crew.Agent.RequestsAsync();

        await crew.Requester.SeesChangedAsync(request, "An approver could not be reached");
        var attestation = await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Equal("install-graph-403", Assert.Single(attestation.Effects.Values, effect => effect.Status == EffectStatus.Parked).Why);
        Assert.Empty(crew.Manager.Chat.Messages);
    }

    private ArmedFault Fails(string failure, string person) => story.Fails(failure, "graph", person, TimeSpan.FromSeconds(8));
}
