using McaBot.Platform.Caching;
using Microsoft.Extensions.Caching.Memory;

namespace McaBot.Storage.Projections;

/// <summary>
/// The people the bot has met. Somebody unchanged costs no write, and one read a minute: what another process wrote meanwhile is no longer
/// news then.
/// </summary>
internal sealed class People(BlobStore store, IMemoryCache cache, ILogger<People> logger)
{
    private static readonly TimeSpan KnownFor = TimeSpan.FromMinutes(1);
    private readonly JsonBlobs blobs = new(store, logger);

    /// <summary>Writes what is new about the person; what <paramref name="person"/> leaves open stays as known.</summary>
    public async Task<PersonRecord> UpsertAsync(PersonRecord person, CancellationToken cancellationToken)
    {
        var known = Remembered(person.ObjectId) ?? await FindAsync(person.ObjectId, cancellationToken);
        var merged = known is null ? person : person with
        {
            Name = person.Name ?? known.Name,
            Locale = LocaleAfter(person.Locale, known.Locale),
            UserId = person.UserId ?? known.UserId,
            ServiceUrl = person.ServiceUrl ?? known.ServiceUrl,
            ConversationId = person.ConversationId ?? known.ConversationId,
        };
        if (merged != known)
        {
            await blobs.WriteAsync(BlobNames.Person(merged.ObjectId), merged, StorageJson.Default.PersonRecord, cancellationToken);
            Remember(merged);
        }

        return merged;
    }

    /// <summary>Writes what is new about somebody the bot has met; of anybody else nothing is stored.</summary>
    public async Task NoteAsync(PersonRecord person, CancellationToken cancellationToken)
    {
        if (Remembered(person.ObjectId) is not null || await FindAsync(person.ObjectId, cancellationToken) is not null)
        {
            await UpsertAsync(person, cancellationToken);
        }
    }

    /// <summary>As known in this process, else as stored now: for what may be a minute old.</summary>
    public async Task<PersonRecord?> RecallAsync(Guid person, CancellationToken cancellationToken) =>
        Remembered(person) ?? await FindAsync(person, cancellationToken);

    /// <summary>As stored now, so that what another replica learned counts too.</summary>
    public async Task<PersonRecord?> FindAsync(Guid person, CancellationToken cancellationToken)
    {
        var found = await blobs.ReadAsync(BlobNames.Person(person), StorageJson.Default.PersonRecord, cancellationToken);
        if (found is not null)
        {
            Remember(found);
        }

        return found;
    }

    /// <summary>A language without a region says nothing against the region known of it.</summary>
    private static string? LocaleAfter(string? said, string? known) =>
        said is null || known?.StartsWith($"{said}-", StringComparison.OrdinalIgnoreCase) == true ? known : said;

    private PersonRecord? Remembered(Guid person) => cache.Get<PersonRecord>(new Key(person));

    private void Remember(PersonRecord person) => cache.Keep(new Key(person.ObjectId), person, KnownFor);

    private sealed record Key(Guid Person);
}
