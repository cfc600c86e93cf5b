namespace McaBot.Outbox;

/// <summary>Something to be done every so often, by every process: it finds out for itself what is left to do.</summary>
internal interface IScheduledJob
{
    /// <summary>For logs.</summary>
    string Name { get; }

    TimeSpan Every { get; }

    Task RunAsync(CancellationToken cancellationToken);
}
