using System.Collections.Concurrent;
using McaBot.Attestations;

namespace McaBot.Views;

/// <summary>Display names of the partner's people for cards. A name that cannot be read now is left out: cards then say "a colleague".</summary>
internal sealed partial class DisplayNameCache(IDirectory directory, TimeProvider time, ILogger<DisplayNameCache> log)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private const int MaxKept = 10_000;

    private readonly ConcurrentDictionary<Guid, (string Name, DateTimeOffset Read)> known = new();

    /// <summary>What a signed activity just said saves a call.</summary>
    public void Note(Guid person, string? name)
    {
        if (!string.IsNullOrWhiteSpace(name))
        {
            Keep(person, name);
        }
    }

    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(IEnumerable<Guid> people, CancellationToken cancellationToken)
    {
        var read = await Task.WhenAll(people.Where(p => p != Guid.Empty).Distinct().Select(async p => (Person: p, Name: await OfAsync(p, cancellationToken))));
        return read.Where(r => r.Name is not null).ToDictionary(r => r.Person, r => r.Name!);
    }

    private async Task<string?> OfAsync(Guid person, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(person, out var kept) && time.GetUtcNow() - kept.Read < Kept)
        {
            return kept.Name;
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

    private void Keep(Guid person, string name)
    {
        if (known.Count >= MaxKept)
        {
            known.Clear();
        }

        known[person] = (name, time.GetUtcNow());
    }

    private static partial class Log
    {
        [LoggerMessage(1101, LogLevel.Warning, "The display name of {Person} could not be read")]
        public static partial void NameUnknown(ILogger log, Exception e, Guid person);
    }
}
