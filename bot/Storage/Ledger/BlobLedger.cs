using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using McaBot.Platform.Telemetry;
using McaBot.Storage.Projections;

namespace McaBot.Storage.Ledger;

/// <summary>One append blob a customer. The position an append expects decides who was first.</summary>
internal sealed class BlobLedger(
    LedgerStore ledgers, OpenMarkers markers, LedgerAnchors anchors, ILogger<BlobLedger> logger, NewerVersions? newer = null) : ILedger
{
    // One block is written whole or not at all; this is the largest that every account takes.
    private const int MaxBytes = 4 * 1024 * 1024;

    private readonly BlobStore store = ledgers.Blobs;
    private readonly LedgerFiles files = new(ledgers, anchors);

    public async Task<CustomerLedger> ReadAsync(Guid customer, CancellationToken cancellationToken)
    {
        var (_, ledger, head) = await files.ReadAsync(customer, cancellationToken);
        if (ledger.Fault is { } fault)
        {
            StorageLog.LedgerBroken(logger, customer, fault.Entry, fault.Kind);
        }
        else if (head?.Sequence < ledger.Sequence)
        {
            // A crash came between an append and its note. Where there is no head at all none is made here: that it is missing has to stay
            // visible.
            anchors.Note(ledger);
        }

        foreach (var entry in ledger.Newer.Where(e => newer?.IsNews("entry", e.Id) == true))
        {
            StorageLog.NewerEntry(logger, entry.Sequence, customer, EventKind.Of(entry.What), entry.Attestation);
        }

        return ledger;
    }

    public void ReadAhead(Guid customer)
    {
        store.ReadAhead(BlobNames.Ledger(customer));
        anchors.ReadAhead(customer);
    }

    public Task<CustomerLedger> ReadAgainAsync(Guid customer, CancellationToken cancellationToken)
    {
        store.Forget(BlobNames.Ledger(customer));
        return ReadAsync(customer, cancellationToken);
    }

    public async Task<CustomerLedger> PrepareAsync(CustomerLedger ledger, CancellationToken cancellationToken)
    {
        // Before the append, so that no crash leaves an open attestation that no sweep would find. Where a newer version understands
        // more, it may have taken the marker away.
        var marking = ledger.IsQuiet || !ledger.Newer.IsEmpty ? markers.WriteAsync(ledger.Customer, cancellationToken) : Task.CompletedTask;
        var creating = ledger.Length == 0
            ? store.CallAsync(
                (c, token) => CreateAsync(c.GetAppendBlobClient(BlobNames.Ledger(ledger.Customer)), token), cancellationToken)
            : Task.CompletedTask;
        await Task.WhenAll(marking, creating);
        return ledger with { IsPrepared = true };
    }

    public async Task<CustomerLedger?> AppendAsync(CustomerLedger ledger, IReadOnlyList<Entry> entries, CancellationToken cancellationToken)
    {
        if (entries.Count == 0)
        {
            return ledger;
        }

        var lines = LedgerFormat.Write(ledger, entries);
        var after = LedgerFormat.Extend(ledger, lines) with { IsPrepared = false };
        if (after.Fault is { } fault)
        {
            throw new InvalidOperationException($"Entry {fault.Entry} of the ledger of {ledger.Customer:D} may not follow: {fault.Kind}.");
        }

        if (lines.Length > MaxBytes)
        {
            throw new InvalidOperationException($"{lines.Length} bytes are too many for one append.");
        }

        if (!ledger.IsPrepared)
        {
            await PrepareAsync(ledger, cancellationToken);
        }

        var name = BlobNames.Ledger(ledger.Customer);
        var read = store.Recall(name);
        try
        {
            store.Forget(name);
            if (await store.CallAsync((c, token) => TryAppendAsync(c, ledger, lines, token), cancellationToken) is not { } tag)
            {
                return await FindAsync(ledger, entries, cancellationToken);
            }

            if (read is not null && (await read)?.Content.ToMemory() is var before && (before?.Length ?? 0) == ledger.Length)
            {
                store.Know(name, new BlobContent(new BinaryData((byte[])[.. before.GetValueOrDefault().Span, .. lines]), tag));
            }

            anchors.Note(after);
            return after;
        }
        catch (StoreUnavailableException e)
        {
            StorageLog.AnswerLost(logger, ledger.Customer, e.Message);
            var present = await ReadAgainAsync(ledger.Customer, cancellationToken);
            if (Holds(present, entries))
            {
                anchors.Note(present);
                return present;
            }

            // Longer by somebody else's entries: ours can no longer get in, so the race is lost for sure.
            return present.Length > ledger.Length ? null : throw new StoreUnavailableException(e.Message, e);
        }
    }

    /// <summary>The position was taken: by somebody else, or by an earlier try of ours whose answer was lost.</summary>
    private async Task<CustomerLedger?> FindAsync(CustomerLedger ledger, IReadOnlyList<Entry> entries, CancellationToken cancellationToken)
    {
        var present = await ReadAgainAsync(ledger.Customer, cancellationToken);
        if (!Holds(present, entries))
        {
            return null;
        }

        anchors.Note(present);
        return present;
    }

    private static bool Holds(CustomerLedger present, IReadOnlyList<Entry> entries) =>
        present.Fault is null && entries.All(e => present.EntryIds.Contains(e.Id));

    /// <returns>Null where the position was taken.</returns>
    private static async Task<ETag?> TryAppendAsync(
        BlobContainerClient container, CustomerLedger ledger, byte[] lines, CancellationToken cancellationToken)
    {
        var blob = container.GetAppendBlobClient(BlobNames.Ledger(ledger.Customer));
        try
        {
            using var content = new MemoryStream(lines, writable: false);
            var conditions = new AppendBlobRequestConditions { IfAppendPositionEqual = ledger.Length };
            var options = new AppendBlobAppendBlockOptions { Conditions = conditions };
            return (await blob.AppendBlockAsync(content, options, cancellationToken)).Value.ETag;
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.AppendPositionConditionNotMet || e.IsMissing())
        {
            return null;
        }
    }

    /// <returns>False where somebody else made it: the append's position says who was first.</returns>
    private static async Task<bool> CreateAsync(AppendBlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            var conditions = new AppendBlobRequestConditions { IfNoneMatch = ETag.All };
            await blob.CreateAsync(new AppendBlobCreateOptions { Conditions = conditions }, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.IsConditionNotMet())
        {
            return false;
        }
    }
}
