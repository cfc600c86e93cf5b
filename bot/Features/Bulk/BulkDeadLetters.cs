using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using McaBot.Outbox;
using McaBot.Storage.Projections;

namespace McaBot.Features.Bulk;

/// <summary>Messages about bulk requests that were given up.</summary>
internal sealed class BulkDeadLetters(BulkStore store, DeadLetterMarkers markers, TimeProvider time) : IDeadLetterSource
{
    private readonly ConcurrentDictionary<Guid, Given> noted = new();

    public DeadLetterSource Source => DeadLetterSource.Bulk;

    /// <summary>
    /// Writes the marker whenever something was given up that this process has not noted: at once, and with each look, for one that was
    /// given up by a process that died before it had written it.
    /// </summary>
    public async Task NoteAsync(Guid batch, BulkState state, CancellationToken cancellationToken)
    {
        var last = Dead(state)
            .OrderBy(p => p.Value.Since)
            .ThenBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => new Given(p.Key, p.Value.Since))
            .LastOrDefault();
        if (last is null)
        {
            noted.TryRemove(batch, out _);
        }
        else if (noted.GetValueOrDefault(batch) != last)
        {
            await markers.WriteAsync(Source, batch, cancellationToken);
            noted[batch] = last;
        }
    }

    public async Task<IReadOnlyList<DeadLetter>> ReadAsync(Guid within, CancellationToken cancellationToken)
    {
        var dead = Dead(await store.StateAsync(within, cancellationToken)).ToList();
        if (dead.Count == 0)
        {
            await markers.ForgetAsync(
                Source, within, async () => !Dead(await store.StateAgainAsync(within, cancellationToken)).Any(), cancellationToken);
        }

        return
        [
            .. dead.Select(p => new DeadLetter(
                Source, within, IdOf(within, p.Key), BulkView.NumberOf(within), Code.Of(BulkCards.KindOf(p.Key)), p.Value.Why,
                p.Value.Since ?? DateTimeOffset.UnixEpoch)
            {
                IsAmbiguous = p.Value.Progress.MayHaveActed,
            }),
        ];
    }

    public async Task<Outcome> EndAsync(
        DeadLetter letter, DeadLetterAction act, Actor by, string correlation, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(letter.Within, cancellationToken) is null)
        {
            return new Outcome(null, Refusal.Unknown);
        }

        if (act == DeadLetterAction.Requeue)
        {
            // First, so that whatever ends this early leaves nothing due that nobody comes upon.
            await store.MarkAsync(letter.Within, cancellationToken);
        }

        BulkPost? ended = null;
        await store.ChangeStateAsync(
            letter.Within,
            state =>
            {
                var found = state.Posts.FirstOrDefault(p => IdOf(letter.Within, p.Key) == letter.Id);
                if (ended is not null && found.Value == ended)
                {
                    // Written a moment ago, and the answer was lost.
                    return state;
                }

                ended = found.Value is { Status: PostStatus.DeadLettered } dead ? After(dead, act) : null;
                return ended is null ? state
                    : act == DeadLetterAction.Requeue ? state.With(found.Key, ended) with { IsFinished = false }
                    : state.With(found.Key, ended);
            },
            cancellationToken);
        if (ended is not null && act == DeadLetterAction.Requeue)
        {
            // Once more: whoever was about to finish it took the first away.
            await store.MarkAsync(letter.Within, cancellationToken);
        }

        return new Outcome(null, ended is null ? Refusal.AlreadySettled : null);
    }

    private BulkPost After(BulkPost dead, DeadLetterAction act) => act == DeadLetterAction.Requeue
        ? dead with { Status = PostStatus.Due, Progress = dead.Progress.Requeue(time.GetUtcNow()), Since = null }
        : dead with { Status = PostStatus.Dismissed, Since = time.GetUtcNow() };

    private static IEnumerable<KeyValuePair<string, BulkPost>> Dead(BulkState state) =>
        state.Posts.Where(p => p.Value.Status == PostStatus.DeadLettered);

    /// <summary>The same for the same message, whoever asks.</summary>
    private static Guid IdOf(Guid batch, string post) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{batch:D} {post}")).AsSpan(0, 16));

    /// <summary>The message that was given up last, and when.</summary>
    private sealed record Given(string Post, DateTimeOffset? Since);
}
