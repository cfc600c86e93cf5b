using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using McaBot.Storage.Projections;

namespace McaBot.Outbox;

/// <summary>Everything that was given up, wherever that was: one list for the chat and the command line.</summary>
internal sealed partial class DeadLetterStore(
    IEnumerable<IDeadLetterSource> sources, DeadLetterMarkers markers, ILogger<DeadLetterStore> log)
{
    // A person waits for it.
    private const int MaxRead = 100;
    private const int MaxAtOnce = 16;

    private readonly FrozenDictionary<DeadLetterSource, IDeadLetterSource> bySource = sources.ToFrozenDictionary(s => s.Source);

    /// <summary>The first page of them, for a person who waits.</summary>
    public async Task<DeadLetterList> ReadAsync(CancellationToken cancellationToken)
    {
        var letters = new List<DeadLetter>();
        var unread = 0;
        foreach (var source in bySource.Values)
        {
            var marked = await markers.ListAsync(source.Source, cancellationToken).ToListAsync(cancellationToken);
            foreach (var some in marked.Take(MaxRead).Chunk(MaxAtOnce))
            {
                letters.AddRange((await Task.WhenAll(some.Select(id => source.ReadAsync(id, cancellationToken)))).SelectMany(l => l));
            }

            unread += Math.Max(0, marked.Count - MaxRead);
        }

        return new DeadLetterList([.. letters.OrderBy(l => l.Since)], unread);
    }

    /// <summary>All of them, one by one.</summary>
    public async IAsyncEnumerable<DeadLetter> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var source in bySource.Values)
        {
            await foreach (var id in markers.ListAsync(source.Source, cancellationToken))
            {
                foreach (var letter in (await source.ReadAsync(id, cancellationToken)).OrderBy(l => l.Since))
                {
                    yield return letter;
                }
            }
        }
    }

    /// <returns>Null where it is not given up, or not any more.</returns>
    public async Task<DeadLetter?> FindAsync(DeadLetterSource source, Guid within, Guid id, CancellationToken cancellationToken) =>
        bySource.TryGetValue(source, out var place)
            ? (await place.ReadAsync(within, cancellationToken)).FirstOrDefault(l => l.Id == id)
            : null;

    /// <inheritdoc cref="IDeadLetterSource.EndAsync"/>
    public async Task<Outcome> EndAsync(
        DeadLetter letter, DeadLetterAction act, Actor by, string correlation, CancellationToken cancellationToken)
    {
        if (act == DeadLetterAction.Dismiss && !letter.MayBeDismissed)
        {
            return new Outcome(null, Refusal.UnderWay);
        }

        var outcome = await bySource[letter.Source].EndAsync(letter, act, by, correlation, cancellationToken);
        if (outcome is { IsDone: true, Repeated: false })
        {
            Log.Ended(log, letter.Id, letter.Source, letter.Within, act, by.ObjectId, correlation);
        }

        return outcome;
    }

    private static partial class Log
    {
        [LoggerMessage(1215, LogLevel.Information, "Dead letter {Message} of {Source} {Within}: {Act} by {Person} ({Correlation})")]
        public static partial void Ended(
            ILogger log, Guid message, DeadLetterSource source, Guid within, DeadLetterAction act, Guid person, string correlation);
    }
}
