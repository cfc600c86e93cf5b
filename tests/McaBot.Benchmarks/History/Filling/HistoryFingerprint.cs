using System.Globalization;
using System.Text;
using System.Text.Json;
using McaBot.Attestations;
using McaBot.Storage;
using McaBot.Storage.Ledger;

namespace McaBot.Benchmarks.History.Filling;

/// <summary>What the digest of the day before left behind, which the next goes on from.</summary>
internal sealed class HistoryFingerprint(IEnumerable<CustomerAnchor> anchors)
{
    /// <param name="put">Writes a blob.</param>
    /// <param name="written">When the anchors were written.</param>
    public void Write(Action<string, byte[]> put, DateTimeOffset written)
    {
        var (text, ledgers, entries) = (new StringBuilder(), 0L, 0L);
        foreach (var (customer, head) in anchors.OrderBy(anchor => anchor.Customer))
        {
            text.Append(CultureInfo.InvariantCulture, $"{customer:D} {head.Sequence} {head.Hash}\n");
            (ledgers, entries) = (ledgers + 1, entries + head.Sequence);
        }

        var list = Encoding.ASCII.GetBytes(text.ToString());
        var begun = written + LedgerFingerprints.Margin + LedgerFingerprints.Margin;
        var taken = new Fingerprint(Hashes.Sha256(list), ledgers, entries, Guid.NewGuid());
        put(BlobNames.AnchorList(taken.List), list);
        put(BlobNames.Fingerprint(taken.Hash), JsonSerializer.SerializeToUtf8Bytes(taken, StorageJson.Default.Fingerprint));
        put(
            BlobNames.LatestFingerprint(),
            JsonSerializer.SerializeToUtf8Bytes(taken with { Begun = begun }, StorageJson.Default.Fingerprint));
    }
}
