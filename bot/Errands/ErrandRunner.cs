using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Threading.Channels;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Hosting;
using McaBot.Notifications;
using McaBot.Outbox;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace McaBot.Errands;

/// <summary>
/// Does errands outside the turn, also those a process died with. Whoever asked is told the outcome, or that there is none: nothing is only logged.
/// </summary>
public sealed partial class ErrandRunner(
    ErrandStore errands, IEnumerable<IErrandDoer> doers, Messenger messenger, EffectPolicy policy, IOptions<NotificationOptions> options, IOptions<LocalizationOptions> localization,
    TimeProvider time, ILogger<ErrandRunner> log) : BackgroundService
{
    private const int MostWaiting = 50;
    private const int AtOnce = 2;
    private const int MostTries = 3;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(5);

    private readonly Channel<Guid> orders = Channel.CreateUnbounded<Guid>();
    private readonly ConcurrentDictionary<Guid, bool> queued = new();
    private readonly FrozenDictionary<ErrandKind, IErrandDoer> byKind = doers.ToFrozenDictionary(d => d.Kind);

    /// <summary>Puts it on record, so that no crash loses it.</summary>
    /// <returns>False when too many wait already.</returns>
    public async Task<bool> TryBeginAsync(Errand errand, CancellationToken cancellationToken)
    {
        if (queued.Count >= MostWaiting)
        {
            return false;
        }

        await errands.AddAsync(errand, cancellationToken);
        Enqueue(errand.Id);
        return true;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(SweepAsync(stoppingToken), Parallel.ForEachAsync(
        orders.Reader.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken },
        async (id, token) =>
        {
            try
            {
                await TakeAsync(id, token);
            }
            catch (Exception e) when (!token.IsCancellationRequested)
            {
                // The outermost loop: one errand's trouble must not stop the others. The sweep comes back to it.
                Log.Failed(log, e, id);
            }

            queued.TryRemove(id, out _);
        }));

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepInterval, time);
        do
        {
            try
            {
                await foreach (var id in errands.ListAsync(cancellationToken))
                {
                    Enqueue(id);
                }
            }
            catch (StoreUnavailableException e)
            {
                Log.Skipped(log, e);
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private void Enqueue(Guid id)
    {
        if (queued.TryAdd(id, true))
        {
            orders.Writer.TryWrite(id);
        }
    }

    private async Task TakeAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await errands.ClaimAsync(id, policy.ClaimTime, cancellationToken) is not { } errand)
        {
            return;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var holding = HoldAsync(errand, over.Token);
        try
        {
            await DoAsync(errand, cancellationToken);
        }
        finally
        {
            await over.CancelAsync();
            await holding;
        }
    }

    /// <summary>A check of a million ledgers takes longer than a claim lasts.</summary>
    private async Task HoldAsync(Errand errand, CancellationToken cancellationToken)
    {
        try
        {
            using var timer = new PeriodicTimer(policy.ClaimTime / 3, time);
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await errands.RenewAsync(errand, policy.ClaimTime, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Over.
        }
        catch (StoreUnavailableException e)
        {
            // Then somebody else may take it up, and its outcome come twice.
            Log.NotHeld(log, e, errand.Id);
        }
    }

    private async Task DoAsync(Errand errand, CancellationToken cancellationToken)
    {
        try
        {
            var message = errand.Tries > MostTries ? FailedOf(errand) : await byKind[errand.Kind].DoAsync(errand, CultureOf(errand), cancellationToken);
            await TellAsync(errand, message, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Failed(log, e, errand.Id);
            if (errand.Tries < MostTries)
            {
                await errands.DeferAsync(errand, BetweenTries * errand.Tries, unsure: false, cancellationToken);
            }
            else
            {
                await TellAsync(errand, FailedOf(errand), cancellationToken);
            }
        }
    }

    private async Task TellAsync(Errand errand, Activity message, CancellationToken cancellationToken)
    {
        try
        {
            await messenger.PostAsync(errand.ServiceUrl, errand.Conversation, message, cancellationToken);
            Log.Told(log, errand.Id, errand.Kind, errand.Person, errand.Correlation);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var failure = Failure.Of(e);
            Log.NotTold(log, e, errand.Id, failure.Code);
            if (!failure.IsFinal && errand.Tries < policy.MostClaims && errand.Unsure + (failure.IsUnsure ? 1 : 0) < policy.MostUnsure)
            {
                await errands.DeferAsync(errand, EffectPolicy.DelayAfter(errand.Tries, failure.RetryAfter), failure.IsUnsure, cancellationToken);
                return;
            }
        }

        await errands.RemoveAsync(errand.Id, cancellationToken);
    }

    private Activity FailedOf(Errand errand) =>
        (Activity)MessageFactory.Text(Replies.Of(new Notice(byKind[errand.Kind].Failed, errand.Correlation), CultureOf(errand)));

    private CultureInfo CultureOf(Errand errand) => Cultures.Nearest(errand.Locale, localization.Value.Culture);

    private static partial class Log
    {
        [LoggerMessage(1551, LogLevel.Information, "The outcome of errand {Errand} ({Kind}) was told to {Person} ({Correlation})")]
        public static partial void Told(ILogger log, Guid errand, ErrandKind kind, Guid person, string correlation);

        [LoggerMessage(1552, LogLevel.Error, "Errand {Errand} failed")]
        public static partial void Failed(ILogger log, Exception e, Guid errand);

        [LoggerMessage(1553, LogLevel.Warning, "The outcome of errand {Errand} could not be told: {Code}")]
        public static partial void NotTold(ILogger log, Exception e, Guid errand, string code);

        [LoggerMessage(1554, LogLevel.Warning, "Errand {Errand} could not be held: storage cannot be reached")]
        public static partial void NotHeld(ILogger log, Exception e, Guid errand);

        [LoggerMessage(1555, LogLevel.Warning, "A sweep of errands was skipped: storage cannot be reached")]
        public static partial void Skipped(ILogger log, Exception e);
    }
}
