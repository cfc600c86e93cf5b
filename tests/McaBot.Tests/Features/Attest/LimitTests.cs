using System.Text.Json;
using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Attest;

[Collection(NarrowStories.Name)]
public sealed class LimitTests(NarrowWorld story)
{
    private const string Slower = "You can go on in";
    private const long Megabyte = 1024 * 1024;

    [Fact]
    public async Task One_person_starting_200_requests_at_once_is_asked_to_wait_and_holds_up_nobody()
    {
        var (hasty, calm) = (story.Crew(), story.Crew());
        await hasty.Requester.OpensMcaBotAsync();
        var before = story.World.Bot!.WorkingSet;

        var starting = Task.WhenAll(Enumerable.Range(0, 200).Select(_ => hasty.Requester.SaysAsync("attest")));
        await calm.RequestsAsync();
        var answers = await starting;

        Assert.All(answers, answer => Assert.True(answer.IsOk));
        await calm.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.False(await hasty.Ledger.ExistsAsync());
        Assert.InRange(hasty.Requester.Chat.Messages.Count(m => m.Text.Contains(Slower, StringComparison.Ordinal)), 1, 20);
        Assert.InRange(hasty.Requester.Chat.Messages.Count(m => m.Card?.Has("attest.scenario") == true), 1, 150);
        Assert.InRange(story.World.Bot.WorkingSet - before, long.MinValue, 256 * Megabyte);

        // What went through left a dialog that works.
        await UntilTakenAsync(() => hasty.Requester.SaysAsync("start over"), hasty.Requester);
        Assert.True(hasty.Requester.Chat.Messages[^1].Card!.Has("attest.scenario"));
    }

    [Fact]
    public async Task A_press_that_comes_too_fast_decides_nothing_keeps_its_card_and_counts_later()
    {
        var crew = story.Crew();
        var (_, approval) = await crew.WaitsForDecisionAsync();
        await Task.WhenAll(Enumerable.Range(0, NarrowWorld.TurnsPerPerson + 20).Select(_ => crew.Manager.SaysAsync("thanks")));
        await story.World.Client.SettledAsync();
        var (ledger, card) = (await crew.Ledger.TextAsync(), crew.Manager.Chat.Find(approval.Id)!.Edition);
        story.World.Requests.Clear();

        PressResult refused;
        do
        {
            // One turn a second is given back: several at once find none left.
            var presses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => crew.Manager.RefreshesAsync(approval)));
            refused = presses.FirstOrDefault(IsRefused) ?? presses[0];
        }
        while (!IsRefused(refused));

        Assert.True(refused.IsOk);
        Assert.Equal(ledger, await crew.Ledger.TextAsync());
        Assert.Equal(card, crew.Manager.Chat.Find(approval.Id)!.Edition);
        Assert.True(approval.CardFor(crew.Manager.Person)!.Has("decision.approve"));

        await UntilTakenAsync(() => crew.Manager.PressesAsync(approval, "decision.approve"));
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        Assert.Equal(["Requested", "Assigned", "Approved", "HandedOff"], await crew.Ledger.StepsAsync());
    }

    [Fact]
    public async Task Nobody_has_more_requests_open_than_may_be_and_a_settled_one_makes_room()
    {
        var first = story.Crew();
        var (second, third) = (story.CrewOf(first.Requester, first.Manager), story.CrewOf(first.Requester, first.Manager));
        var request = await first.Agent.RequestsAsync();
        await second.Agent.RequestsAsync();
        await first.Ledger.ComesToRestAsync(AttestationState.Requested);
        await second.Ledger.ComesToRestAsync(AttestationState.Requested);

        await first.Requester.SaysAsync("attest");

        Assert.Contains("Your open requests have reached 2", first.Requester.LastWords(), StringComparison.Ordinal);
        Assert.True(first.Requester.Chat.Messages[^1].Card!.Has("command.run"));
        Assert.True((await story.Crew().Agent.StartsAsync()).Card!.Has("attest.scenario"));

        await first.Requester.PressesUntilTakenAsync(request, "request.withdraw");
        await first.Ledger.ComesToRestAsync(AttestationState.Withdrawn);
        await third.Agent.RequestsAsync();
        await third.Ledger.ComesToRestAsync(AttestationState.Requested);
    }

    [Fact]
    public async Task A_request_begun_before_the_limit_was_reached_is_kept_and_confirmed_later()
    {
        var crew = story.Crew("fr-FR");
        var card = await crew.Agent.ReachesConfirmationAsync();
        var list = story.World.Container.GetBlobClient($"index/people/{crew.Requester.Person.Oid}.json");
        await list.UploadAsync(
            BinaryData.FromString(
                JsonSerializer.Serialize(
                    new
                    {
                        rows = Enumerable
                            .Range(0, 2)
                            .Select(_ => new
                            {
                                customer = Guid.NewGuid(),
                                attestation = Guid.NewGuid(),
                                company = "Fabrikam",
                                state = "requested",
                                version = 2,
                                at = "2026-11-26T09:00:00+00:00",
                                asRequester = true,
                                asApprover = false,
                            }),
                    })));

        var refused = await crew.Requester.PressesAsync(card, "attest.confirm");

        Assert.Contains("Vos demandes ouvertes ont atteint 2", refused.Message, StringComparison.Ordinal);
        Assert.False(await crew.Ledger.ExistsAsync());
        Assert.Empty(crew.Manager.Chat.Messages);
        await list.DeleteAsync();
        await crew.ConfirmsAsync(card);
    }

    private static bool IsRefused(PressResult press) => press.Message?.Contains(Slower, StringComparison.Ordinal) == true;

    /// <summary>One turn a second is given back.</summary>
    private static async Task UntilTakenAsync(Func<Task<PressResult>> act)
    {
        while (IsRefused(await act())) await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
    }

    private static async Task UntilTakenAsync(Func<Task<Delivery>> act, TeamsUser user)
    {
        for (var answered = user.Chat.Messages.Count(IsCard); ; await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System))
        {
            await act();
            if (user.Chat.Messages.Count(IsCard) > answered) return;
        }

        static bool IsCard(Message message) => message.Card is not null;
    }
}
