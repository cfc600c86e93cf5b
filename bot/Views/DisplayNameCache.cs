using McaBot.Platform.Caching;
using Microsoft.Extensions.Caching.Memory;

namespace McaBot.Views;

/// <summary>
/// Display names of the partner's people for cards. A name that cannot be read now is left out: cards then say "a colleague".
/// </summary>
internal sealed partial class DisplayNameCache(IDirectory directory, IMemoryCache cache, ILogger<DisplayNameCache> log)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    /// <summary>What a signed activity just said saves a call.</summary>
    public void Note(Guid person, string? name)
    {
        if (!string.IsNullOrWhiteSpace(name))
        {
            cache.Keep(new Key(person), name, Kept);
        }
    }

    public async Task<IReadOnlyDictionary<Guid, string>> ReadAsync(IEnumerable<Guid> people, CancellationToken cancellationToken)
    {
        var read = await Task.WhenAll(
            people.Where(p => p != Guid.Empty).Distinct().Select(async p => (Person: p, Name: await ReadAsync(p, cancellationToken))));
        return read.Where(r => r.Name is not null).ToDictionary(r => r.Person, r => r.Name!);
    }

    private async Task<string?> ReadAsync(Guid person, CancellationToken cancellationToken)
    {
        if (cache.TryGetValue<string>(new Key(person), out var known))
        {
            return known;
        }

        try
        {
            var name = (await directory.FindAsync(person, cancellationToken))?.DisplayName;
            Note(person, name);
            return name;
        }
        catch (DirectoryUnavailableException e)
        {
            Log.NameUnknown(log, e, person);
            return null;
        }
    }

    private sealed record Key(Guid Person);

    private static partial class Log
    {
        [LoggerMessage(1101, LogLevel.Warning, "The display name of {Person} could not be read")]
        public static partial void NameUnknown(ILogger log, Exception e, Guid person);
    }
}
