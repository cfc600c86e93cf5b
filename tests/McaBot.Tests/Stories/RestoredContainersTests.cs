using System.Globalization;
using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Storage;
using McaBot.Tests.Support;

namespace McaBot.Tests.Stories;

/// <summary>
/// Whole containers are restored to older copies: the records alone, or both to different moments. It shows, nobody decides on what is
/// missing, nothing is done twice, and docs/restoring.md says what to do.
/// </summary>
public sealed class RestoredContainersTests(RestorableWorld story) : IClassFixture<RestorableWorld>
{
    private const string NotOnRecord = "This attestation is not on record";
    private const string NotAsRecorded = "What this attestation is about was changed";

    [Fact]
    public async Task Records_older_than_the_ledgers_show_are_decided_on_by_nobody_and_nothing_is_done_twice()
    {
        var (waiting, decided, drafting, refused) = (story.Crew(), story.Crew(), story.Crew(), story.Crew());
        var (_, waitingCard) = await waiting.WaitsForDecisionAsync();
        var (_, decidedCard) = await decided.WaitsForDecisionAsync();
        var (_, refusedCard) = await refused.WaitsForDecisionAsync();
        var confirmation = await drafting.Agent.ReachesConfirmationAsync();
        var failing = story.Crew();
        await failing.RequestsInVainAsync();
        var older = await story.CopiesRecordsAsync();

        await decided.Manager.PressesUntilTakenAsync(decidedCard, "decision.approve");
        await decided.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        await refused.Manager.PressesUntilTakenAsync(refusedCard, "decision.reject", ("reason", "The mail names another company."));
        await refused.Ledger.ComesToRestAsync(AttestationState.Rejected);
        await drafting.ConfirmsAsync(confirmation);
        var draftingCard = await drafting.Manager.SeesCardWithAsync("decision.approve");
        var since = story.Crew();
        var (sinceRequest, sinceCard) = await since.WaitsForDecisionAsync();
        await IsToldAfterAllAsync(failing);
        Crew[] all = [waiting, decided, drafting, refused, failing, since];
        var before = await Task.WhenAll(all.Select(SnapshotAsync));

        await story.RestoresAsync(older);

        // What shows.
        var verified = await story.SaysAsync(2, "3 attestations are not as they went on record", "verify");
        Assert.Contains(verified, line => line.EndsWith(" 0 do not hold, 2 have no anchor", StringComparison.Ordinal));
        Assert.Contains($"{await NameAsync(since)}: details missing or altered", verified);
        Assert.Contains($"{await NameAsync(drafting)}: details missing or altered", verified);
        Assert.Contains($"{await NameAsync(refused)}: reason missing or altered", verified);
        Assert.DoesNotContain(verified, line => line.Contains($"{waiting.Ledger.Customer:D}", StringComparison.Ordinal));
        Assert.DoesNotContain(verified, line => line.Contains($"{decided.Ledger.Customer:D}", StringComparison.Ordinal));

        // Nobody decides on what is missing, and a draft that is back confirms nothing a second time.
        foreach (var (crew, card) in new[] { (since, sinceCard), (drafting, draftingCard) })
        {
            var pressed = await crew.Manager.PressesAsync(card, "decision.approve");
            Assert.Contains(NotAsRecorded, pressed.Message + pressed.Card?.Said() + crew.Manager.LastWords(), StringComparison.Ordinal);
        }

        await drafting.Requester.SaysAsync("confirm");
        await drafting.Requester.SaysAsync("attest");
        await decided.Requester.SaysAsync($"find {(await decided.Ledger.OnlyAsync()).Number}");
        await story.SaysAsync(0, "0 do not hold", "rebuild-indexes");
        await story.SaysAsync(0, "0 dead letters", "dead-letters");

        // Nothing is done twice: no attestation has moved on, and nobody was told again.
        Assert.Equal(before, await Task.WhenAll(all.Select(SnapshotAsync)));
        Assert.Contains(BlobNames.OpenMarker(since.Ledger.Customer), await story.BlobsAsync(BlobNames.Open));
        await since.Requester.SaysAsync("my requests");
        Assert.Contains("Waiting for a decision", since.Requester.LastWords(), StringComparison.Ordinal);

        // What is whole goes on; what is not is withdrawn and asked for anew.
        await waiting.Manager.PressesUntilTakenAsync(waitingCard, "decision.approve");
        await waiting.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        await since.Requester.PressesUntilTakenAsync(sinceRequest, "request.withdraw");
        await since.Ledger.ComesToRestAsync(AttestationState.Withdrawn);
        await since.Agent.RequestsAsync();
        var again = await since.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Equal(2, (await since.Ledger.ReadAsync()).Attestations.Count);
        await since.Manager.PressesUntilTakenAsync(await CardOfAsync(since, again), "decision.approve");
        await since.Ledger.ComesToRestAsync(AttestationState.HandedOff);
    }

    [Fact]
    public async Task Both_restored_to_different_moments_count_again_once_accepted_and_lists_say_what_the_ledgers_say()
    {
        var (decided, since) = (story.Crew(), story.Crew());
        var (_, decidedCard) = await decided.WaitsForDecisionAsync();
        var left = (await decided.Ledger.ReadAsync()).Sequence;
        var ledgers = await story.CopiesLedgersAsync();
        await decided.Manager.PressesUntilTakenAsync(decidedCard, "decision.approve");
        await decided.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        await decided.Ledger.HasItsHeadNotedAsync();
        var (_, sinceCard) = await since.WaitsForDecisionAsync();
        await since.Ledger.HasItsHeadNotedAsync();
        var records = await story.CopiesRecordsAsync();
        var lost = story.Crew();
        var (_, lostCard) = await lost.WaitsForDecisionAsync();
        var fingerprint = await FingerprintAsync();

        await story.RestoresAsync(ledgers, records);

        // What was lost between the moments shows by itself; what came after both only by the fingerprint, which is unknown here.
        var verified = await story.SaysAsync(2, $"{decided.Ledger.Customer:D} does not hold at entry {left + 1}: CutOff", "verify");
        Assert.Contains($"{since.Ledger.Customer:D} does not hold at entry 1: CutOff", verified);
        Assert.DoesNotContain(verified, line => line.Contains($"{lost.Ledger.Customer:D}", StringComparison.Ordinal));
        await story.SaysAsync(2, "no list is kept under this fingerprint", "verify", fingerprint);
        await IsOnNobodysRecordAsync(lost, lostCard);

        await story.SaysAsync(0, $"counts with {left} entries", "accept-restored", $"{decided.Ledger.Customer:D}", Number(left));
        await story.SaysAsync(0, "counts with 0 entries", "accept-restored", $"{since.Ledger.Customer:D}", "0");
        await story.SaysAsync(0, "0 do not hold", "rebuild-indexes");

        // Lists never go back by themselves: what was approved in the lost days waits again, what was asked for is gone.
        await decided.Manager.SaysAsync("waiting for me");
        Assert.Contains(decided.Company, decided.Manager.LastWords(), StringComparison.Ordinal);
        await decided.Requester.SaysAsync("my requests");
        Assert.Contains("Waiting for a decision", decided.Requester.LastWords(), StringComparison.Ordinal);
        await since.Requester.SaysAsync("my requests");
        Assert.DoesNotContain(since.Company, since.Requester.LastWords(), StringComparison.Ordinal);
        await IsOnNobodysRecordAsync(since, sinceCard);

        await decided.Manager.PressesAsync((await decided.Manager.RefreshesAsync(decidedCard)).Card is null
            ? decidedCard
            : decided.Manager.Chat.Find(decidedCard.Id)!, "decision.approve");
        await decided.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        Assert.Equal(["Requested", "Assigned", "Approved", "HandedOff"], await decided.Ledger.StepsAsync());
        await since.Agent.RequestsAsync();
        await since.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Single((await since.Ledger.ReadAsync()).Attestations);
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The steps of each attestation, how often the approver was told of one, and what of it is still to be sent.</summary>
    private static async Task<string> SnapshotAsync(Crew crew)
    {
        var attestations = (await crew.Ledger.ReadAsync()).Attestations.Values;
        var steps = attestations.SelectMany(a => a.Steps.Select(s => s.What.GetType().Name));
        var told = crew.Manager.Chat.Messages.Count(m => m.Card is not null);
        return $"{string.Join(' ', steps)}, told {told}, left {attestations.Sum(a => a.PendingMessages.Count())}";
    }

    private static async Task<string> NameAsync(Crew crew) =>
        await crew.Ledger.OnlyAsync() is { Key: var key } ? $"{key.Customer:D} {key.Number} {key.Id:D}" : "";

    private static Task<Message> CardOfAsync(Crew crew, Attestation attestation) => crew.Manager.SeesCardAsync(
        card => card.Has("decision.approve") && card.Said().Contains(attestation.Number, StringComparison.Ordinal));

    /// <summary>An operator has it tried again, and it arrives.</summary>
    private async Task IsToldAfterAllAsync(Crew crew)
    {
        story.World.Teams.Unblock(crew.Manager.Person);
        var letter = (await crew.Ledger.OnlyAsync()).Messages.Values.Single(m => m.Status == MessageStatus.DeadLettered);
        await story.SaysAsync(0, "is tried again", "requeue", $"{letter.Id:D}");
        await crew.Manager.SeesCardWithAsync("decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
    }

    private async Task<string> FingerprintAsync()
    {
        var lines = await story.SaysAsync(0, " ledgers, ", "fingerprint");
        return lines.Single(l => l.Contains(" ledgers, ", StringComparison.Ordinal)).Split(' ')[0];
    }

    /// <summary>Whoever presses a card of what is lost is told so, and nothing comes of it.</summary>
    private static async Task IsOnNobodysRecordAsync(Crew crew, Message card)
    {
        var pressed = await crew.Manager.PressesAsync(card, "decision.approve");

        Assert.Contains(NotOnRecord, pressed.Message + pressed.Card?.Said(), StringComparison.Ordinal);
        Assert.Empty((await crew.Ledger.ReadAsync()).Attestations);
    }
}
