using McaBot.Attestations;
using McaBot.Features.Decide;
using McaBot.Outbox;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Support;
using McaBot.Tests.Turns;

namespace McaBot.Tests.Teams;

/// <summary>Teams counts messages in milliseconds: two of the same id stand in two conversations now and then.</summary>
[Collection(PlainStories.Name)]
public sealed class SameMessageIdTests(StoryWorld story, InnerBot bot) : IClassFixture<InnerBot>
{
    [Fact]
    public async Task Every_card_settles_though_all_their_messages_have_the_same_id()
    {
        var (crew, olivia, priya) = story.CrewWithoutManager();
        await Task.WhenAll(olivia.IsWelcomedAsync(), priya.IsWelcomedAsync());
        var confirm = await crew.Agent.ReachesConfirmationAsync();
        olivia.Chat.NextId = priya.Chat.NextId = confirm.Id;
        await crew.Agent.ConfirmsAsync(confirm);
        var (first, second) = (await olivia.SeesCardWithAsync("decision.approve"), await priya.SeesCardWithAsync("decision.approve"));
        Assert.Equal((confirm.Id, confirm.Id), (first.Id, second.Id));
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);

        await crew.Requester.PressesUntilTakenAsync(crew.Requester.Chat.Find(confirm.Id)!, "request.withdraw");

        await olivia.SeesWithoutAsync(first, "decision.approve");
        await priya.SeesWithoutAsync(second, "decision.approve");
        await crew.Requester.SeesChangedAsync(confirm, "The request was withdrawn");
        await crew.Ledger.ComesToRestAsync(AttestationState.Withdrawn);
    }

    [Fact]
    public async Task A_card_is_refreshed_for_what_it_is_though_a_message_of_its_id_was_superseded_in_another_chat()
    {
        var crew = story.Crew();
        await crew.Manager.IsWelcomedAsync();
        var confirm = await crew.Agent.ReachesConfirmationAsync();
        crew.Manager.Chat.NextId = confirm.Id;
        await crew.Agent.ConfirmsAsync(confirm);
        var approval = await crew.Manager.SeesCardWithAsync("decision.approve");
        Assert.Equal(confirm.Id, approval.Id);
        await crew.Requester.SaysAsync("status");
        await crew.Requester.SeesWithoutAsync(confirm, "request.withdraw");

        var refreshed = await crew.Manager.RefreshesAsync(approval);

        Assert.True(refreshed.Card!.Has("decision.approve"));
    }

    [Fact]
    public async Task Every_card_of_a_bulk_request_settles_though_all_their_messages_have_the_same_id()
    {
        var crew = new BulkCrew(story, 2);
        var (olivia, priya) = (story.Hires("Olivia"), story.Hires("Priya"));
        crew.Agent.Person.ManagerOid = null;
        story.ApproversAre(olivia, priya, crew.Agent);
        await Task.WhenAll(olivia.IsWelcomedAsync(), priya.IsWelcomedAsync());
        var preview = await crew.SendsAsync(crew.Csv());
        olivia.Chat.NextId = priya.Chat.NextId = preview.Id;
        await crew.Agent.PressesUntilTakenAsync(preview, "bulk.confirm");
        var (first, second) = (await olivia.SeesCardWithAsync("bulk.approve"), await priya.SeesCardWithAsync("bulk.approve"));
        Assert.Equal((preview.Id, preview.Id), (first.Id, second.Id));

        await olivia.PressesUntilTakenAsync(first, "bulk.approve");

        await crew.Agent.SeesAsync("2 approved, 0 rejected");
        await olivia.SeesWithoutAsync(first, "bulk.approve");
        await priya.SeesWithoutAsync(second, "bulk.approve");
        await crew.Agent.SeesChangedAsync(preview, "Your requests are decided");
    }

    [Fact]
    public async Task There_is_nothing_to_settle_of_a_card_whose_message_got_no_id()
    {
        var card = new PostedCard(Audience.Approver, Partner.Manager.ToString("D"), "https://teams.example", "a:1", "");
        var id = Guid.NewGuid();
        var attestation = Entries.Ledger(
            Entries.Of(id, Entries.Requested(), new Assigned(ApprovalRoute.Manager, [Partner.Manager]), new CardPosted(card))).Find(id)!;
        var message = new MessageState(Guid.NewGuid(), MessageKind.Settle, "", MessageStatus.Due, Entries.At, null, 0);
        var handler = bot.Get<IEnumerable<IOutboxHandler>>().OfType<SettleCard>().Single();

        var result = await handler.DoAsync(new ClaimedMessage(attestation, message, Progress.New(Entries.At)), default);

        Assert.Equal(OutboxResult.Done, result);
    }
}
