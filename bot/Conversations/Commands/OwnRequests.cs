using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Ledger;

namespace McaBot.Conversations.Commands;

/// <summary>Finds the speaker's own request that a typed command is about.</summary>
public sealed class OwnRequests(Indexes indexes, ILedger ledger, Requests requests)
{
    /// <param name="number">As typed; empty where only one request can be meant.</param>
    /// <param name="isMeant">The states in which the command makes sense.</param>
    /// <returns>Null when there is none or not one alone, which the person is told.</returns>
    public async Task<Attestation?> FindAsync(Turn turn, string number, Func<AttestationState, bool> isMeant, CancellationToken cancellationToken)
    {
        var found = number.Trim().Length == 0
            ? await OnlyAsync(turn.Speaker.ObjectId, isMeant, cancellationToken)
            : await NumberedAsync(number.Trim(), turn.Speaker.ObjectId, cancellationToken);
        if (found is null)
        {
            turn.Notice(number.Trim().Length == 0 ? NoticeKind.WhichRequest : NoticeKind.UnknownAttestation);
        }

        return found;
    }

    private async Task<Attestation?> OnlyAsync(Guid person, Func<AttestationState, bool> isMeant, CancellationToken cancellationToken) =>
        (await indexes.MineAsync(person, cancellationToken)).Where(r => isMeant(r.State)).Take(2).ToList() is [var row]
            ? (await ledger.ReadAsync(row.Customer, cancellationToken)).Find(row.Attestation)
            : null;

    private async Task<Attestation?> NumberedAsync(string number, Guid person, CancellationToken cancellationToken) =>
        NumberIndex.Read(number) is { } asked
            ? (await requests.NumberedAsync(asked, cancellationToken)).FirstOrDefault(a => a.Requester.ObjectId == person)
            : null;
}
