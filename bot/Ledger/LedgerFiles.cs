using McaBot.Attestations;

namespace McaBot.Ledger;

/// <summary>A customer's ledger as it lies in storage, with what became of checking it.</summary>
/// <param name="Content">JSON Lines, byte for byte.</param>
/// <param name="Ledger">Folded up to its fault, if it has one.</param>
public sealed record LedgerFile(ReadOnlyMemory<byte> Content, CustomerLedger Ledger);

/// <summary>Ledgers with their bytes, for whoever has to hand them on.</summary>
public sealed class LedgerFiles(LedgerStore ledgers, LedgerHeads heads)
{
    public async Task<LedgerFile> ReadAsync(Guid customer, CancellationToken cancellationToken)
    {
        // The head first: one noted meanwhile would name an entry that was not read.
        var head = await heads.FindAsync(customer, cancellationToken);
        var content = (await ledgers.Blobs.ReadAsync(BlobNames.Ledger(customer), cancellationToken))?.Content.ToMemory() ?? default;
        return new LedgerFile(content, LedgerFormat.Read(customer, content.Span, head));
    }

    /// <summary>Every customer that has a ledger, by tenant id.</summary>
    public async IAsyncEnumerable<Guid> ListAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var name in ledgers.Blobs.ListAsync(BlobNames.Ledgers, cancellationToken))
        {
            if (Guid.TryParseExact(Path.GetFileNameWithoutExtension(name), "D", out var customer))
            {
                yield return customer;
            }
        }
    }
}
