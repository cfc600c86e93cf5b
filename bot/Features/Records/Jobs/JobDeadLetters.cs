using McaBot.Outbox;
using McaBot.Storage;
using McaBot.Storage.Projections;

namespace McaBot.Features.Records.Jobs;

/// <summary>Outcomes of background jobs that could not be told.</summary>
internal sealed class JobDeadLetters(Claims claims, DeadLetterMarkers markers, BackgroundJobs jobs) : IDeadLetterSource
{
    public DeadLetterSource Source => DeadLetterSource.Jobs;

    public async Task<IReadOnlyList<DeadLetter>> ReadAsync(Guid within, CancellationToken cancellationToken)
    {
        if (await FindAsync(within, cancellationToken) is not { } dead)
        {
            await markers.ForgetAsync(
                Source, within,
                async () => await claims.FindAgainAsync(BlobNames.Job(within), cancellationToken) is not { IsDead: true },
                cancellationToken);
            return [];
        }

        var what = BackgroundJobs.OrderOf(dead) is { } job ? $"job-{Code.Of(job.Kind)}" : "job";
        return
        [
            new DeadLetter(
                Source, within, within, NumberOf(within), what, dead.Progress.Why ?? "", dead.EndedAt ?? DateTimeOffset.UnixEpoch)
            {
                IsAmbiguous = dead.Progress.MayHaveActed,
            },
        ];
    }

    public async Task<Outcome> EndAsync(
        DeadLetter letter, DeadLetterAction act, Actor by, string correlation, CancellationToken cancellationToken)
    {
        var name = BlobNames.Job(letter.Within);
        var isDone =
            act == DeadLetterAction.Requeue
                ? await claims.RequeueAsync(name, cancellationToken)
                : await claims.RemoveAsync(name, cancellationToken);
        if (isDone)
        {
            jobs.Wake(letter.Within);
        }

        return new Outcome(null, isDone ? null : Refusal.AlreadySettled);
    }

    /// <summary>Of its end, as an attestation's: an id begins with the time, so jobs of one minute begin alike.</summary>
    private static string NumberOf(Guid job) => $"JOB-{job.ToString("N")[^8..].ToUpperInvariant()}";

    private async Task<ClaimState?> FindAsync(Guid job, CancellationToken cancellationToken) =>
        await claims.FindAsync(BlobNames.Job(job), cancellationToken) is { IsDead: true } dead ? dead : null;
}
