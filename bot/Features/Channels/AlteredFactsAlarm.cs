using System.Threading.Channels;
using McaBot.Outbox;
using McaBot.Storage;
using McaBot.Storage.Ledger;
using McaBot.Teams;
using Microsoft.Bot.Schema;

namespace McaBot.Features.Channels;

/// <summary>
/// Tells channels that hear of failures that an attestation is not as it went on record, once a day each while somebody comes upon it. The
/// cards hold no personal data.
/// </summary>
internal sealed partial class AlteredFactsAlarm(
    FactsOnRecord onRecord, LedgerChecks checks, FailureAlarms alarms, ChannelClock clock, IOptions<MicrosoftAppOptions> bot,
    TimeProvider time, ILogger<AlteredFactsAlarm> log) : BackgroundService
{
    /// <summary>By then a claim on the first try has ended.</summary>
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1.5);

    // Somebody may draw the same card again and again: what waits to be told is told once.
    private const int MaxWaiting = 1000;

    private readonly Channel<AttestationKey> found = Channel.CreateBounded<AttestationKey>(
        new BoundedChannelOptions(MaxWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    private WakeTimers<AttestationKey> again = null!;
    private (DateOnly Day, HashSet<Guid> Attestations) logged = (default, []);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        again = new WakeTimers<AttestationKey>(time, Note);
        onRecord.FoundAltered += Note;
        checks.FoundAltered += Note;
        return base.StartAsync(cancellationToken);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        onRecord.FoundAltered -= Note;
        checks.FoundAltered -= Note;
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var key in found.Reader.ReadAllAsync(stoppingToken))
        {
            NoteInLog(key);
            try
            {
                if (await alarms.TellAsync(
                    key.Id, culture => Draw(key, culture), channel => Log.Posted(log, key.Id, channel), stoppingToken))
                {
                    continue;
                }
            }
            catch (StoreUnavailableException e)
            {
                Log.Skipped(log, e, key.Id);
            }

            // Nobody may look at it again for long.
            again.Set(key, time.GetUtcNow() + AfterFailure, stoppingToken);
        }
    }

    private void Note(AttestationKey key) => found.Writer.TryWrite(key);

    /// <summary>One line a day each, however often it is looked at.</summary>
    private void NoteInLog(AttestationKey key)
    {
        if (logged.Day != clock.Today)
        {
            logged = (clock.Today, []);
        }

        if (logged.Attestations.Add(key.Id))
        {
            StorageLog.FactsAltered(log, key.Id, key.Customer);
        }
    }

    private Activity Draw(AttestationKey key, CultureInfo culture) =>
        CardMessages.Of(AlteredFactsCard.For(key, bot.Value.MicrosoftAppId, culture), AlteredFactsCard.Summary(key, culture));

    private static partial class Log
    {
        [LoggerMessage(
            1361, LogLevel.Warning, "Channels could not be told that attestation {Attestation} was altered: storage cannot be reached")]
        public static partial void Skipped(ILogger log, Exception e, Guid attestation);

        [LoggerMessage(1362, LogLevel.Information, "That attestation {Attestation} was altered was told to {Channel}")]
        public static partial void Posted(ILogger log, Guid attestation, string channel);
    }
}
