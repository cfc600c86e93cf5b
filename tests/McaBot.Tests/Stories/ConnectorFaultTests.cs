using McaBot.Attestations;
using McaBot.Sandbox.Wire;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Stories;

[Collection(FaultStories.Name)]
public sealed class ConnectorFaultTests(FaultyWorld story)
{
    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    public async Task A_post_the_channel_did_not_take_is_repeated_until_the_approver_has_it_once(int status)
    {
        var crew = story.Crew();
        await crew.Manager.OpensMcaBotAsync();
        using var busy = story.World.Faults.Next(
            "teams", crew.Manager.Chat.Id[2..], status: status, retryAfter: status == 429 ? TimeSpan.FromSeconds(2) : null, method: "POST");

        await crew.Agent.RequestsAsync();

        await crew.Manager.SeesCardWithAsync("decision.approve");
        var attestation = await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Equal(1, busy.Hits);
        Assert.All(attestation.Messages.Values, effect => Assert.Equal(MessageStatus.Done, effect.Status));
        Assert.Single(crew.Manager.Chat.Messages, m => m.Card?.Said().Contains(crew.Company, StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_post_that_may_have_been_seen_is_tried_twice_and_then_parked()
    {
        var crew = story.Crew();
        await crew.Manager.OpensMcaBotAsync();
        using var broken = story.World.Faults.Next("teams", crew.Manager.Chat.Id[2..], times: 100, status: 500, method: "POST");

        var request = await crew.Agent.RequestsAsync();

        await crew.Requester.SeesChangedAsync(request, "An approver could not be reached");
        var attestation = await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Equal(
            "connector-500", Assert.Single(attestation.Messages.Values, effect => effect.Status == MessageStatus.DeadLettered).Why);
        Assert.Equal(2, broken.Hits);
    }

    [Fact]
    public async Task An_approver_who_blocked_the_bot_is_shown_to_the_requester_and_can_still_decide()
    {
        var crew = story.Crew();
        await crew.Manager.OpensMcaBotAsync();
        story.World.Teams.Block(crew.Manager.Person);

        var request = await crew.Agent.RequestsAsync();
        await crew.Requester.SeesChangedAsync(request, "An approver could not be reached");
        var attestation = await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Single(attestation.Messages.Values, effect => effect.Status == MessageStatus.DeadLettered);
        Assert.DoesNotContain(crew.Manager.Chat.Messages, m => m.Card?.Has("decision.approve") == true);

        story.World.Teams.Unblock(crew.Manager.Person);
        await crew.Manager.SaysAsync("waiting");
        var list = crew.Manager.Chat.Messages[^1];
        await crew.Manager.PressesAsync(list, "request.open");
        await crew.Manager.PressesAsync(await crew.Manager.SeesChangedAsync(list, "Approve this attestation?"), "decision.approve");
        await crew.Agent.SeesAgainAsync(request, "request.recorded");
    }

    [Fact]
    public async Task An_approver_who_removed_the_app_gets_it_again()
    {
        var first = story.Crew();
        var (_, approval) = await first.RequestsAsync();
        await first.Manager.PressesAsync(approval, "decision.approve");
        await first.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        story.World.Teams.Uninstall(first.Manager.Person);
        var second = story.CrewOf(story.Hires("Ben", story.World.Ids.HelpdeskAgents, first.Manager), first.Manager);

        await second.Agent.RequestsAsync();

        var again = await second.Manager.SeesAsync(second.Company);
        Assert.True(again.CardFor(second.Manager.Person)!.Has("decision.approve"));
        var attestation = await second.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.All(attestation.Messages.Values, effect => Assert.Equal(MessageStatus.Done, effect.Status));
    }

    [Fact]
    public async Task A_channel_that_fails_delays_neither_the_decision_nor_the_requester()
    {
        var crew = story.Crew();
        await crew.Requester.AddsMcaBotToTheTeamAsync();
        await crew.Requester.MentionsMcaBotAsync("subscribe");
        var looked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var slow = story.World.Faults.Next(new Fault
        {
            Service = "teams", Method = "PUT", Path = story.World.Teams.Team.Channel.Id[..20], Times = 2, Status = 503,
            Do = () => looked.Task,
        });
        var (request, approval) = await crew.RequestsAsync();
        var post = await crew.Requester.SeesAsync(crew.Company, crew.Requester.Channel);
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);

        await crew.Manager.PressesAsync(approval, "decision.approve");
        await crew.Agent.SeesAgainAsync(request, "request.recorded");
        Assert.Contains("A new attestation was requested", crew.Requester.Channel.Find(post.Id)!.Card!.Said(), StringComparison.Ordinal);
        looked.SetResult();
        await crew.Requester.SeesChangedAsync(post, "An attestation was approved", crew.Requester.Channel);
        Assert.Equal(2, slow.Hits);
        await crew.Requester.MentionsMcaBotAsync("unsubscribe");
    }

    [Theory]
    [InlineData("500")]
    [InlineData("dropped")]
    [InlineData("stall")]
    public async Task What_was_tried_again_counts_and_its_card_is_shown_though_the_words_beside_it_are_lost(string failure)
    {
        var crew = story.Crew();
        await crew.Manager.OpensMcaBotAsync();
        story.World.Teams.Block(crew.Manager.Person);
        var request = await crew.Agent.RequestsAsync();
        await crew.Requester.SeesChangedAsync(request, "An approver could not be reached");
        var attestation = await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        var deadLetter = Assert.Single(attestation.Messages.Values, effect => effect.Status == MessageStatus.DeadLettered);
        story.World.Teams.Unblock(crew.Manager.Person);
        await crew.Requester.SaysAsync("parked");
        var list = await crew.Requester.SeesCardWithAsync("dead-letter.requeue");
        using (story.Fails(failure, "teams", crew.Requester.Chat.Id[2..], TimeSpan.FromSeconds(30), "POST"))
        {
            var replayed = await crew.Requester.PressesAsync(
                list, new CardPress("dead-letter.requeue") { Where = data => (string?)data["effect"] == deadLetter.Id.ToString("D") });
            Assert.NotNull(replayed.Card);
        }

        await crew.Manager.SeesCardWithAsync("decision.approve");
        attestation = await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Equal(MessageStatus.Done, attestation.Messages[deadLetter.Id].Status);
    }

    [Fact]
    public async Task An_answer_the_channel_asks_patience_for_comes_all_the_same()
    {
        var crew = story.Crew();
        await crew.Requester.OpensMcaBotAsync();
        using var busy = story.World.Faults.Next(
            "teams", crew.Requester.Chat.Id[2..], status: 429, retryAfter: TimeSpan.FromSeconds(1), method: "POST");

        await crew.Requester.SaysAsync("help");
        await busy.HitAsync();

        // Where the machine is so busy that the second try is too late, somebody asks again.
        await Waiting.UntilAsync("the answer", async () =>
        {
            if (crew.Requester.LastWords().Contains("What you can write to me", StringComparison.Ordinal)) return true;
            await crew.Requester.SaysAsync("help");
            return false;
        });
        Assert.Equal(1, busy.Hits);
        Assert.Contains("What you can write to me", crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.Single(crew.Requester.Chat.Messages, m =>
            m.Card?.Said().Contains("What you can write to me", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_settling_that_fails_is_repeated_until_the_card_has_settled()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.WaitsForDecisionAsync();
        await story.World.Client.SettledAsync();
        using var broken = story.World.Faults.Next("teams", crew.Requester.Chat.Id[2..], times: 3, status: 502, method: "PUT");

        await crew.Manager.PressesAsync(approval, "decision.approve");

        await crew.Agent.SeesAgainAsync(request, "request.recorded");
        Assert.Equal(3, broken.Hits);
        var attestation = await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        Assert.All(attestation.Messages.Values, effect => Assert.Equal(MessageStatus.Done, effect.Status));
    }
}
