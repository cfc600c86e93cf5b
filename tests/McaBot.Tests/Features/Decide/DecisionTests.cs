using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Decide;

[Collection(PlainStories.Name)]
public sealed class DecisionTests(StoryWorld story)
{
    private const string Why = "The signatory left the company in 2024.";

    [Fact]
    public async Task A_rejection_needs_a_reason_and_the_agent_reads_it()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.RequestsAsync();

        var without = await crew.Manager.PressesAsync(approval, new CardPress("decision.reject") { SkipValidation = true });
        Assert.Contains("Enter the reason for rejecting", without.Card!.ErrorAt("reason"), StringComparison.Ordinal);
        Assert.Equal(AttestationState.Requested, (await crew.Ledger.OnlyAsync()).State);

        await crew.Manager.PressesUntilTakenAsync(approval, "decision.reject", ("reason", Why));
        await crew.Requester.SeesChangedAsync(request, Why);
        await crew.Requester.SeesAsync("was rejected. Its card shows why");
        var settled = await crew.Manager.SeesWithoutAsync(approval, "decision.reject");
        Assert.Contains("You rejected this", settled.CardFor(crew.Manager.Person)!.Said(), StringComparison.Ordinal);

        await crew.Ledger.ComesToRestAsync(AttestationState.Rejected);
        Assert.Equal(["Requested", "Assigned", "Rejected"], await crew.Ledger.StepsAsync());
        Assert.DoesNotContain("signatory left", await crew.Ledger.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_that_is_too_long_is_kept_and_marked()
    {
        var crew = story.Crew();
        var (_, approval) = await crew.RequestsAsync();
        var tooLong = new string('x', 501);

        var pressed = await crew.Manager.PressesAsync(
            approval,
            new CardPress("decision.reject")
            {
                Inputs = new Dictionary<string, string> { ["reason"] = tooLong },
                SkipValidation = true,
            });

        Assert.Contains("500 characters at most", pressed.Card!.ErrorAt("reason"), StringComparison.Ordinal);
        Assert.Equal(tooLong, pressed.Card!.ValueOf("reason"));
        Assert.Equal(AttestationState.Requested, (await crew.Ledger.OnlyAsync()).State);
    }

    [Fact]
    public async Task A_withdrawn_request_settles_for_the_approver_whose_late_click_is_told_who_and_when()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.RequestsAsync();

        await crew.Requester.PressesUntilTakenAsync(request, "request.withdraw");
        await crew.Requester.SeesChangedAsync(request, "The request was withdrawn");
        await crew.Manager.SeesWithoutAsync(approval, "decision.approve");

        var late = await crew.Manager.PressesAsync(approval, "decision.approve");
        Assert.Contains($"Withdrawn by {crew.Requester.Person.Name}.", late.Card!.Said(), StringComparison.Ordinal);
        Assert.Contains("{{DATE(", late.Card!.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain("decision.approve", late.Card!.Verbs);

        await crew.Ledger.ComesToRestAsync(AttestationState.Withdrawn);
        Assert.Equal(["Requested", "Assigned", "Withdrawn"], await crew.Ledger.StepsAsync());
    }

    [Fact]
    public async Task A_decided_request_cannot_be_withdrawn_any_more()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.RequestsAsync();
        await crew.Manager.PressesUntilTakenAsync(approval, "decision.approve");

        var late = await crew.Requester.PressesAsync(request, "request.withdraw");

        Assert.Contains($"Approved by {crew.Manager.Person.Name}.", late.Card!.Said(), StringComparison.Ordinal);
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        Assert.Equal(["Requested", "Assigned", "Approved", "HandedOff"], await crew.Ledger.StepsAsync());
    }

    [Fact]
    public async Task A_recorded_reference_is_checked_kept_and_final()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.RequestsAsync();
        await crew.Manager.PressesUntilTakenAsync(approval, "decision.approve");
        var handedOff = await crew.Agent.SeesAgainAsync(request, "request.recorded");

        foreach (
            var (reference, problem) in new[]
            {
                ("", "Enter the reference"),
                ("no spaces please", "Use letters, digits"),
                (new string('7', 65), "64 characters at most"),
            })
        {
            var pressed = await crew.Requester.PressesAsync(
                handedOff,
                new CardPress("request.recorded")
                {
                    Inputs = new Dictionary<string, string> { ["reference"] = reference },
                    SkipValidation = true,
                });
            Assert.Contains(problem, pressed.Card!.ErrorAt("reference"), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Completed", await crew.Ledger.StepsAsync());
        await crew.Requester.PressesUntilTakenAsync(handedOff, "request.recorded", ("reference", "PC-1"));
        var other = await crew.Requester.PressesAsync(handedOff, "request.recorded", ("reference", "PC-2"));

        Assert.Contains("Recorded under the reference PC-1", other.Card!.Said(), StringComparison.Ordinal);
        await crew.Ledger.ComesToRestAsync(AttestationState.Completed);
        Assert.DoesNotContain("PC-2", await crew.Ledger.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_an_end_the_customer_can_be_attested_for_again()
    {
        var crew = story.Crew();
        var request = await crew.Agent.RequestsAsync();
        await crew.Requester.PressesUntilTakenAsync(request, "request.withdraw");

        var again = await crew.Agent.RequestsAsync();

        Assert.NotEqual(request.Id, again.Id);
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Equal(2, (await crew.Ledger.ReadAsync()).Attestations.Count);
    }
}
