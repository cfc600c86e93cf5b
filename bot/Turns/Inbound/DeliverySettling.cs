namespace McaBot.Turns.Inbound;

/// <summary>On stop, waits until what was answered is marked as answered.</summary>
internal sealed class DeliverySettling(Deliveries deliveries) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => deliveries.SettledAsync().WaitAsync(cancellationToken);
}
