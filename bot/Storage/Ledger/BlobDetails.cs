using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure;
using Azure.Storage.Blobs.Models;

namespace McaBot.Storage.Ledger;

/// <summary>
/// Details and notes, each written once and never over another: two confirmations of one draft may run at the same time, and
/// the ledger will carry the hash of only one of them.
/// </summary>
internal sealed class BlobDetails(BlobStore store, ILogger<BlobDetails> logger) : IDetails
{
    private static readonly BlobRequestConditions New = new() { IfNoneMatch = ETag.All };

    public async Task<string> WriteAsync(AttestationDetails details, CancellationToken cancellationToken)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(details, LedgerJson.Default.AttestationDetails);
        var hash = Hashes.Sha256(bytes);
        if (await store.WriteAsync(BlobNames.DetailsOf(details.Attestation), new BinaryData(bytes), New, cancellationToken))
        {
            return hash;
        }

        var (known, knownHash) = await ReadAsync(
            BlobNames.DetailsOf(details.Attestation), LedgerJson.Default.AttestationDetails, cancellationToken);
        if (
            known is not null
            && JsonSerializer
                .SerializeToUtf8Bytes(known with { Salt = details.Salt }, LedgerJson.Default.AttestationDetails)
                .AsSpan()
                .SequenceEqual(bytes))
        {
            return knownHash;
        }

        // Changed since a first try to confirm: beside it, under its own hash, because that first try may yet prove to be on record.
        await store.WriteAsync(BlobNames.DetailsOf(details.Attestation, hash), new BinaryData(bytes), New, cancellationToken);
        return hash;
    }

    public async Task<string> WriteAsync(Note note, CancellationToken cancellationToken)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(note, LedgerJson.Default.Note);
        var name = BlobNames.Note(note.Attestation, note.Entry);
        var hash = Hashes.Sha256(bytes);
        return await store.WriteAsync(name, new BinaryData(bytes), New, cancellationToken)
            || (await ReadAsync(name, LedgerJson.Default.Note, cancellationToken)).Hash == hash
                ? hash
                : throw new InvalidOperationException($"Entry {note.Entry:D} has another note already.");
    }

    public async Task<VerifiedPart<AttestationDetails>> ReadAsync(Attestation attestation, CancellationToken cancellationToken)
    {
        if (attestation.ErasedAt is not null)
        {
            return new VerifiedPart<AttestationDetails>(PartState.Erased);
        }

        var (id, hash) = (attestation.Key.Id, attestation.Request.DetailsHash);
        var first = await ReadTwiceAsync(BlobNames.DetailsOf(id), hash, LedgerJson.Default.AttestationDetails, cancellationToken);
        if (first.Hash == hash || !Hashes.IsSha256(hash))
        {
            return Proven(first, hash, id, null);
        }

        var changed = await ReadTwiceAsync(BlobNames.DetailsOf(id, hash), hash, LedgerJson.Default.AttestationDetails, cancellationToken);
        return Proven(changed.Hash.Length == 0 ? first : changed, hash, id, null);
    }

    public void ReadAhead(Guid attestation) => store.ReadAhead(BlobNames.DetailsOf(attestation));

    public async Task<VerifiedPart<AttestationDetails>?> ReadAsync(
        AttestationKey key, Task<CustomerLedger> ledgerRead, CancellationToken cancellationToken)
    {
        var reading = ReadAsync(BlobNames.DetailsOf(key.Id), LedgerJson.Default.AttestationDetails, cancellationToken);
        await Task.WhenAll(ledgerRead, reading);
        if ((await ledgerRead).Find(key.Id) is not { } attestation)
        {
            return null;
        }

        if ((await reading).Hash == attestation.Request.DetailsHash && attestation.ErasedAt is null)
        {
            return new VerifiedPart<AttestationDetails>(PartState.Held, (await reading).Value);
        }

        // Details are written before their entry: what was looked for too early is there now.
        store.Forget(BlobNames.DetailsOf(key.Id));
        return await ReadAsync(attestation, cancellationToken);
    }

    public async Task<VerifiedPart<Note>> ReadNoteAsync(
        Attestation attestation, Guid entry, string hash, CancellationToken cancellationToken)
    {
        if (attestation.ErasedAt is not null)
        {
            return new VerifiedPart<Note>(PartState.Erased);
        }

        var found = await ReadTwiceAsync(BlobNames.Note(attestation.Key.Id, entry), hash, LedgerJson.Default.Note, cancellationToken);
        return Proven(found, hash, attestation.Key.Id, entry);
    }

    /// <summary>Erases the details of an attestation and every note that belongs to it. The ledger keeps their hashes.</summary>
    public Task<int> EraseAsync(Guid attestation, CancellationToken cancellationToken) =>
        store.DeleteAllAsync(BlobNames.AllDetails(attestation), cancellationToken);

    /// <summary>For whom the details were written; null where there are none, or they cannot be read.</summary>
    public async Task<Guid?> CustomerOfAsync(Guid attestation, CancellationToken cancellationToken) =>
        (await ReadAsync(BlobNames.DetailsOf(attestation), LedgerJson.Default.AttestationDetails, cancellationToken))
            .Value
            ?.Customer
            .TenantId;

    private VerifiedPart<T> Proven<T>((T? Value, string Hash) found, string hash, Guid attestation, Guid? entry)
        where T : class
    {
        if (found.Value is not null && string.Equals(found.Hash, hash, StringComparison.Ordinal))
        {
            return new VerifiedPart<T>(PartState.Held, found.Value);
        }

        StorageLog.DetailsAltered(logger, attestation, entry);
        return new VerifiedPart<T>(found.Hash.Length == 0 ? PartState.Missing : PartState.Altered);
    }

    /// <summary>What does not match is read once more: one bad answer on the way is no reason to call a record altered.</summary>
    private async Task<(T? Value, string Hash)> ReadTwiceAsync<T>(
        string name, string hash, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        await ReadAsync(name, type, cancellationToken) is var found && (found.Hash.Length == 0 || found.Hash == hash)
            ? found
            : await ReadAgainAsync(name, type, cancellationToken);

    private Task<(T? Value, string Hash)> ReadAgainAsync<T>(string name, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        store.Forget(name);
        return ReadAsync(name, type, cancellationToken);
    }

    /// <summary>The hash is empty when there is no such blob; the value is null when it cannot be read.</summary>
    private async Task<(T? Value, string Hash)> ReadAsync<T>(string name, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        if (await store.ReadAsync(name, cancellationToken) is not { } found)
        {
            return (null, "");
        }

        return (found.TryRead(type), Hashes.Sha256(found.Content.ToMemory().Span));
    }
}
