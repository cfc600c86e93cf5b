using System.Collections.Frozen;
using System.Text.Json;
using McaBot.Outbox;
using McaBot.Platform.Http;
using McaBot.Platform.Settings;
using McaBot.Platform.Telemetry;
using McaBot.Storage;
using McaBot.Storage.Projections;
using McaBot.Teams;
using McaBot.Turns;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace McaBot.Features.Records.Jobs;

/// <summary>
/// Does background jobs outside the turn, also those a process died with. Whoever asked is told the outcome, or that there is none: nothing
/// is only logged.
/// </summary>
internal sealed partial class BackgroundJobs(
    Claims claims, BlobStore store, DeadLetterMarkers dead, IEnumerable<IBackgroundJobHandler> handlers, Messenger messenger,
    NewerVersions newer, RetryPolicy policy, IOptions<NotificationOptions> options, IOptions<LocalizationOptions> localization,
    TimeProvider time,
    ILogger<BackgroundJobs> log) : OutboxProcess<Guid>(JobsAtOnce, options.Value.SweepInterval, time, log)
{
    private const int MaxWaiting = 50;
    private const int JobsAtOnce = 2;
    private const int MaxTries = 3;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(5);

    private readonly FrozenDictionary<BackgroundJobKind, IBackgroundJobHandler> byKind = handlers.ToFrozenDictionary(d => d.Kind);

    protected override string Name => "background job";

    /// <summary>Puts it on record, so that no crash loses it, and says so; or that too many wait already.</summary>
    /// <param name="begun">What the person is told.</param>
    public async Task BeginAsync(Turn turn, BackgroundJob job, NoticeKind begun, CancellationToken cancellationToken)
    {
        if (Count >= MaxWaiting)
        {
            turn.Notice(NoticeKind.Busy);
            return;
        }

        await claims.AddAsync(
            BlobNames.Job(job.Id), JsonSerializer.SerializeToElement(job, OutboxJson.Default.BackgroundJob), cancellationToken);
        Wake(job.Id);
        turn.Notice(begun);
    }

    protected override IAsyncEnumerable<Guid> ListAsync(CancellationToken cancellationToken) =>
        store
            .ListAsync(BlobNames.Jobs, cancellationToken)
            .Select(name => Guid.TryParseExact(Path.GetFileNameWithoutExtension(name), "D", out var id) ? id : Guid.Empty)
            .Where(id => id != Guid.Empty && !IsAtWork(id));

    protected override async Task<DateTimeOffset?> RunAsync(Guid key, CancellationToken cancellationToken)
    {
        var name = BlobNames.Job(key);
        if (await claims.FindAsync(name, cancellationToken) is { IsEnded: false, Order: { } order } && NewerKindOf(order) is { } kind)
        {
            if (newer.IsNews("job", key))
            {
                Log.LeftToNewer(log, key, kind);
            }

            return null;
        }

        var answer = await claims.TryClaimAsync(name, policy, isRepeatable: false, mustExist: true, waits: true, cancellationToken);
        if (answer.Mine is not { } mine || OrderOf(answer.Stands) is not { } job)
        {
            await NoteAsync(key, answer.Stands, cancellationToken);
            return answer.Stands.IsEnded ? null : answer.Stands.Progress.Until;
        }

        OutboxResult result = OutboxResult.Done;
        using var lease = claims.Hold(name, mine, policy);
        await lease.HoldAsync(async () => result = await DoAsync(job, mine, lease, cancellationToken), cancellationToken);
        var after = await claims.EndAsync(name, mine, result, policy, isRepeatable: false, cancellationToken);
        if (after is not { IsEnded: true })
        {
            // Where another process has it now, the sweep looks again.
            return after?.Progress.Until;
        }

        await NoteAsync(key, after, cancellationToken);
        await (after.IsDead ? Task.CompletedTask : claims.RemoveAsync(name, cancellationToken));
        return null;
    }

    private async Task NoteAsync(Guid job, ClaimState stands, CancellationToken cancellationToken)
    {
        if (stands.IsDead)
        {
            await dead.NoteJobAsync(job, stands.Progress.Requeues, cancellationToken);
        }
        else
        {
            dead.ForgetJob(job);
        }
    }

    /// <returns>Null where it cannot be read.</returns>
    public static BackgroundJob? OrderOf(ClaimState stands)
    {
        try
        {
            return stands.Order?.Deserialize(OutboxJson.Default.BackgroundJob);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <returns>The kind of a job that this version has nothing to do it with; null of one that it does.</returns>
    private string? NewerKindOf(JsonElement order) =>
        Code.Read<BackgroundJobKind>(order.Text("kind")) is { } kind && !byKind.ContainsKey(kind) ? Code.Of(kind) : null;

    private async Task<OutboxResult> DoAsync(BackgroundJob job, Progress mine, LeaseRenewer lease, CancellationToken cancellationToken)
    {
        Activity message;
        try
        {
            message = mine.Tries > MaxTries ? FailedOf(job) : await byKind[job.Kind].DoAsync(job, CultureOf(job), cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Failed(log, e, job.Id);
            if (mine.Tries < MaxTries)
            {
                return OutboxResult.Later("job-failed", retryAfter: BetweenTries * mine.Tries);
            }

            message = FailedOf(job);
        }

        return await TellAsync(job, message, lease, cancellationToken);
    }

    private async Task<OutboxResult> TellAsync(BackgroundJob job, Activity message, LeaseRenewer lease, CancellationToken cancellationToken)
    {
        try
        {
            await messenger.PostAsync(job.ServiceUrl, job.Conversation, message, lease.BeginAsync, cancellationToken);
            Log.Told(log, job.Id, job.Kind, job.Person, job.Correlation);
            return OutboxResult.Done;
        }
        catch (Exception e) when (e is not LostClaimException && !cancellationToken.IsCancellationRequested)
        {
            var failure = Failure.Of(e);
            Log.NotTold(log, e, job.Id, failure.Code);
            return failure.Result;
        }
    }

    private Activity FailedOf(BackgroundJob job) =>
        (Activity)MessageFactory.Text(Replies.Of(new Notice(byKind[job.Kind].Failed, job.Correlation), CultureOf(job)));

    private CultureInfo CultureOf(BackgroundJob job) => Cultures.Nearest(job.Locale, localization.Value.Culture);

    private static partial class Log
    {
        [LoggerMessage(1551, LogLevel.Information, "The outcome of job {Job} ({Kind}) was told to {Person} ({Correlation})")]
        public static partial void Told(ILogger log, Guid job, BackgroundJobKind kind, Guid person, string correlation);

        [LoggerMessage(1552, LogLevel.Error, "Job {Job} failed")]
        public static partial void Failed(ILogger log, Exception e, Guid job);

        [LoggerMessage(1554, LogLevel.Warning, "Job {Job} is left to a newer version: this one does not know its kind, {Kind}")]
        public static partial void LeftToNewer(ILogger log, Guid job, string kind);

        [LoggerMessage(1553, LogLevel.Warning, "The outcome of job {Job} could not be told: {Code}")]
        public static partial void NotTold(ILogger log, Exception e, Guid job, string code);
    }
}
