namespace McaBot.Storage.Ledger;

/// <summary>Ledgers with their bytes, for whoever has to hand them on.</summary>
internal sealed class LedgerFiles(LedgerStore ledgers, LedgerAnchors anchors)
{
    public async Task<LedgerFile> ReadAsync(Guid customer, CancellationToken cancellationToken)
    {
        var noting = anchors.FindAsync(customer, cancellationToken);
        var reading = ledgers.Blobs.ReadAsync(BlobNames.Ledger(customer), cancellationToken);
        await Task.WhenAll(noting, reading);
        var head = await noting;
        var file = Of(customer, await reading, head);

        // The head may have been noted just after the ledger was read: it is a fault only if it stays one.
        return file.Ledger.Fault?.Kind == LedgerFaultKind.CutOff
            ? Of(customer, await ledgers.Blobs.ReadAgainAsync(BlobNames.Ledger(customer), cancellationToken), head)
            : file;
    }

    private static LedgerFile Of(Guid customer, BlobContent? found, LedgerAnchor? head)
    {
        var content = found?.Content.ToMemory() ?? default;
        return new LedgerFile(content, LedgerFormat.Read(customer, content.Span, head), head);
    }

    /// <summary>Every customer that has a ledger, by tenant id.</summary>
    public IAsyncEnumerable<Guid> ListAsync(CancellationToken cancellationToken) =>
        ListSizesAsync(cancellationToken).Select(l => l.Customer);

    /// <summary>The same, with the length of each in bytes.</summary>
    public IAsyncEnumerable<LedgerSize> ListSizesAsync(CancellationToken cancellationToken) => ledgers.Blobs
        .ListBlobsAsync(BlobNames.Ledgers, cancellationToken)
        .Select(blob => new LedgerSize(BlobNames.IdOf(blob.Name), blob.Length))
        .Where(blob => blob.Customer != Guid.Empty);
}
