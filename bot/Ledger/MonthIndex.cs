using System.Text;
using McaBot.Attestations;

namespace McaBot.Ledger;

/// <summary>
/// Whose ledger saw a step in which month (UTC), so that an export of a month reads those ledgers alone. Each month is spread over sixteen blobs, so that
/// its appends never run out; a customer that is there many times counts once.
/// </summary>
internal sealed class MonthIndex(BlobStore store, ILogger logger)
{
    private readonly LineBlobs blobs = new(store, logger);

    public Task NoteAsync(Attestation attestation, CancellationToken cancellationToken) => Task.WhenAll(attestation.Steps
        .Select(s => (s.At.UtcDateTime.Year, s.At.UtcDateTime.Month))
        .Distinct()
        .Select(m => blobs.AppendWhileThereIsRoomAsync(
            BlobNames.Month(new DateOnly(m.Year, m.Month, 1), Shard(attestation.Key.Customer)),
            Encoding.ASCII.GetBytes($"{attestation.Key.Customer:D}\n"),
            cancellationToken)));

    /// <summary>Each customer once, in no telling order.</summary>
    public async Task<IReadOnlyCollection<Guid>> ReadAsync(DateOnly month, CancellationToken cancellationToken)
    {
        var shards = await Task.WhenAll(Enumerable.Range(0, 16).Select(shard => blobs.ReadAsync(BlobNames.Month(month, shard), cancellationToken)));
        return [.. shards.SelectMany(lines => lines).Select(line => Guid.TryParseExact(line, "D", out var customer) ? customer : Guid.Empty).Where(c => c != Guid.Empty).Distinct()];
    }

    private static int Shard(Guid customer) => customer.ToByteArray()[0] & 15;
}
