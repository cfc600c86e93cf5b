using McaBot.Outbox;
using McaBot.Storage;

namespace McaBot.Turns.Inbound;

/// <summary>Erases what is kept of activities that came more than a day ago. Several replicas may do it at once.</summary>
internal sealed partial class DeliverySweep(DeliveryMarks marks, ILogger<DeliverySweep> log) : IScheduledJob
{
    public string Name => "marks of activities";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancellationToken) => Log.Erased(log, await marks.SweepAsync(cancellationToken));

    private static partial class Log
    {
        [LoggerMessage(1011, LogLevel.Information, "The marks of {Count} activities were erased: they will not come again")]
        public static partial void Erased(ILogger log, int count);
    }
}
