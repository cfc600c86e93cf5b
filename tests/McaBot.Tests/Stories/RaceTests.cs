using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Stories;

[Collection(PlainStories.Name)]
public sealed class RaceTests(StoryWorld story)
{
    [Fact]
    public async Task Of_fifty_decisions_at_once_by_two_approvers_exactly_one_counts_and_the_losers_are_told()
    {
        var (crew, olivia, priya) = story.CrewWithoutManager();
        var (_, olivias, priyas) = await crew.RequestsOfAsync(olivia, priya);

        var pressed = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => (i % 4) switch
        {
            0 => olivia.PressesAsync(olivias, "decision.approve"),
            1 => priya.PressesAsync(priyas, "decision.reject", ("reason", "No.")),
            2 => olivia.PressesAsync(olivias, "decision.reject", ("reason", "No.")),
            _ => priya.PressesAsync(priyas, "decision.approve"),
        }));

        var entry = Assert.Single((await crew.Ledger.OnlyAsync()).Steps, step => step.What is Approved or Rejected);
        var decided = entry.What is Approved ? "approved" : "rejected";
        var winner = entry.Actor.ObjectId == Guid.Parse(olivia.Person.Oid) ? olivia : priya;
        var pressers = Enumerable.Range(0, pressed.Length).Select(i => i % 2 == 0 ? olivia : priya);
        Assert.All(pressed, answer => Assert.True(answer.IsOk));
        var cards = pressed.Zip(pressers).Where(p => p.First.Card is not null).ToList();
        Assert.NotEmpty(cards);
        Assert.All(cards, p =>
            Assert.Contains(
                p.Second == winner ? $"You {decided} this" : $"{decided} by {winner.Person.Name}.", p.First.Card!.Said(),
                StringComparison.OrdinalIgnoreCase));

        // On a busy machine the directory may not answer in time for some: they are told so, and to try again.
        Assert.All(pressed.Except(cards.Select(p => p.First)), answer =>
            Assert.Contains("Reference: ", answer.Message, StringComparison.Ordinal));
        await crew.Ledger.ComesToRestAsync(entry.What is Approved ? AttestationState.HandedOff : AttestationState.Rejected);
        Assert.Single((await crew.Ledger.OnlyAsync()).Steps, step => step.What is Approved or Rejected);
        Assert.Single(crew.Requester.Chat.Messages, m =>
            m.Notification.Contains("was approved", StringComparison.Ordinal)
            || m.Notification.Contains("was rejected", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_decision_and_a_withdrawal_at_once_leave_one_of_them()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.RequestsAsync();

        await Task.WhenAll(
            crew.Manager.PressesAsync(approval, "decision.approve"), crew.Requester.PressesAsync(request, "request.withdraw"));

        var entry = Assert.Single((await crew.Ledger.OnlyAsync()).Steps, step => step.What is Approved or Rejected or Withdrawn);
        await crew.Ledger.ComesToRestAsync(entry.What is Approved ? AttestationState.HandedOff : AttestationState.Withdrawn);
        await crew.Manager.SeesWithoutAsync(approval, "decision.approve");
        await crew.Requester.SeesWithoutAsync(request, "request.withdraw");
    }

    [Fact]
    public async Task The_same_activity_delivered_again_changes_nothing()
    {
        var crew = story.Crew();
        var card = await crew.Agent.ReachesConfirmationAsync();
        var confirmed = await crew.Requester.PressesAsync(card, "attest.confirm");
        var again = await story.World.Client.DeliverAsync(confirmed.Delivery!.Activity);
        Assert.True(new PressResult(again, new Dictionary<string, string>()).Card!.Has("request.withdraw"));
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());

        var approval = await crew.Manager.SeesCardWithAsync("decision.approve");
        var decided = await crew.Manager.PressesAsync(approval, "decision.approve");
        var underNewId = decided.Delivery!.Activity.DeepClone().AsObject();
        underNewId["id"] = "1700000000000";
        foreach (var repeated in new[] { decided.Delivery.Activity, underNewId })
        {
            var answer = new PressResult(await story.World.Client.DeliverAsync(repeated), new Dictionary<string, string>());
            Assert.Contains("You approved this", answer.Card!.Said(), StringComparison.Ordinal);
        }

        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        Assert.Equal(["Requested", "Assigned", "Approved", "HandedOff"], await crew.Ledger.StepsAsync());
        Assert.Single(crew.Requester.Chat.Messages, m => m.Notification.Contains("was approved", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_decision_and_a_hand_over_at_once_leave_one_who_decides_and_the_other_act_is_told_so()
    {
        var olivia = story.Hires("Olivia");
        story.ApproversAre(olivia);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => story.Crew()).ToList().Select(async crew =>
        {
            var (_, approval) = await crew.WaitsForDecisionAsync();
            var handingOver = HandsOverAsync(crew, approval, olivia);
            var approving = crew.Manager.PressesUntilTakenAsync(approval, "decision.approve");
            var (handedOver, approved) = (await handingOver, await approving);

            if ((await crew.Ledger.StepsAsync()).Contains("Approved"))
            {
                Assert.Contains("You approved this", handedOver.Told(), StringComparison.Ordinal);
                await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
                Assert.Equal(["Requested", "Assigned", "Approved", "HandedOff"], await crew.Ledger.StepsAsync());
                return;
            }

            Assert.Contains("This decision is not yours", approved.Told(), StringComparison.Ordinal);
            var hers = await olivia.SeesCardAsync(card =>
                card.Has("decision.approve") && card.Said().Contains(crew.Company, StringComparison.Ordinal));
            await olivia.PressesUntilTakenAsync(hers, "decision.approve");
            await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
            Assert.Equal(["Requested", "Assigned", "Assigned", "Approved", "HandedOff"], await crew.Ledger.StepsAsync());
        }));
    }

    [Fact]
    public async Task A_withdrawal_and_a_hand_over_at_once_end_withdrawn_and_nobody_is_asked_afterwards()
    {
        var olivia = story.Hires("Olivia");
        story.ApproversAre(olivia);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => story.Crew()).ToList().Select(async crew =>
        {
            var (request, approval) = await crew.WaitsForDecisionAsync();
            var handingOver = HandsOverAsync(crew, approval, olivia);
            var withdrawing = crew.Requester.PressesUntilTakenAsync(request, "request.withdraw");
            var (handedOver, withdrawn) = (await handingOver, await withdrawing);

            Assert.Contains($"Withdrawn by {crew.Requester.Person.Name}.", withdrawn.Told(), StringComparison.Ordinal);
            await crew.Ledger.ComesToRestAsync(AttestationState.Withdrawn);
            var steps = await crew.Ledger.StepsAsync();
            Assert.Equal("Withdrawn", steps[^1]);
            if (!steps.Skip(2).Contains("Assigned"))
                Assert.Contains($"Withdrawn by {crew.Requester.Person.Name}.", handedOver.Told(), StringComparison.Ordinal);
            Assert.DoesNotContain(olivia.Chat.Messages, m =>
                m.CardFor(olivia.Person) is { } card
                && card.Has("decision.approve")
                && card.Said().Contains(crew.Company, StringComparison.Ordinal));
        }));
    }

    [Fact]
    public async Task One_draft_confirmed_many_times_at_once_under_old_and_new_ids_is_one_request()
    {
        var crew = story.Crew();
        var card = await crew.Agent.ReachesConfirmationAsync();

        var answers = await story.World.DeliversOftenAsync(
            crew.Requester, card, "attest.confirm", card.CardFor(crew.Requester.Person)!.DataOf("attest.confirm"));

        Assert.All(answers, answer => Assert.True(
            answer.IsOk && (answer.Card?.Has("request.withdraw") == true || TryingAgain.IsTooLate(answer.Message)), answer.Told()));
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());
        await crew.Manager.SeesCardWithAsync("decision.approve");
        Assert.Single(crew.Manager.Chat.Messages, m => m.Card?.Said().Contains(crew.Company, StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_reference_recorded_many_times_at_once_is_on_record_once_and_another_one_is_told_which()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.RequestsAsync();
        await crew.Manager.PressesAsync(approval, "decision.approve");
        var card = await crew.Agent.SeesAgainAsync(request, "request.recorded");
        var (first, second) = (
            card.CardFor(crew.Requester.Person)!.DataOf("request.recorded"),
            card.CardFor(crew.Requester.Person)!.DataOf("request.recorded"));
        (first["reference"], second["reference"]) = ("PC-2026-1111", "PC-2026-2222");

        var recording = story.World.DeliversOftenAsync(crew.Requester, card, "request.recorded", first);
        var other = story.World.ForgesAsync(crew.Requester, card, "request.recorded", second);
        IReadOnlyList<PressResult> answers = [.. await recording, await other];

        var done = await crew.Ledger.ComesToRestAsync(AttestationState.Completed);
        Assert.Equal(["Requested", "Assigned", "Approved", "HandedOff", "Completed"], await crew.Ledger.StepsAsync());
        var reference = Assert.IsType<Completed>(done.Completion!.What).Reference;
        Assert.All(answers, answer => Assert.Contains(reference, answer.Told(), StringComparison.Ordinal));
    }

    private Task<PressResult> HandsOverAsync(Crew crew, Message approval, TeamsUser to)
    {
        var data = approval.CardFor(crew.Manager.Person)!.DataOf("decision.hand-over");
        data["handOverTo"] = to.Person.Oid;
        return TryingAgain.UntilTakenAsync(() => story.World.ForgesAsync(crew.Manager, approval, "decision.hand-over", data));
    }
}
