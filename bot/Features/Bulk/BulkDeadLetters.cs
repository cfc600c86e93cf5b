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

        var isDone = false;
        await store.ChangeStateAsync(
            letter.Within,
            state =>
            {
                var found = Dead(state).FirstOrDefault(p => IdOf(letter.Within, p.Key) == letter.Id);
                isDone = found.Value is not null;
                return isDone ? state.With(found.Key, After(found.Value!, act)) : state;
            },
            cancellationToken);
        if (isDone && act == DeadLetterAction.Requeue)
        {
            await store.ReopenAsync(letter.Within, cancellationToken);
        }

        return new Outcome(null, isDone ? null : Refusal.AlreadySettled);
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
