using System.Diagnostics;
using McaBot.Benchmarks.History.Filling;
using McaBot.Benchmarks.History.Wire;
using McaBot.Sandbox;

namespace McaBot.Benchmarks.History;

/// <summary>A store with a history in it.</summary>
/// <param name="Size">What is told of it in the tables.</param>
/// <param name="Waiting">Requests for the one manager, oldest first.</param>
/// <param name="FilledAt">What is closed lies before.</param>
internal sealed record HistoryStore(int Size, BlobStandIn Storage, IReadOnlyList<OpenRequest> Waiting, DateTimeOffset FilledAt)
{
    public const string Container = "history";

    public static SandboxIds Ids { get; } = new();

    /// <param name="fill">Fills it, and answers what waits in it.</param>
    public static async Task<HistoryStore> FillAsync(int size, Func<HistoryFilling, IReadOnlyList<OpenRequest>> fill)
    {
        var storage = await BlobStandIn.StartAsync();
        var container = storage.Account.Containers.GetOrAdd(Container, _ => storage.Account.NewContainer());
        var began = Stopwatch.GetTimestamp();
        var now = TimeProvider.System.GetUtcNow();
        var waiting = fill(new HistoryFilling(storage.Account, container, Guid.Parse(Ids.TenantId), now));
        await Console.Error.WriteLineAsync($"{size}: {container.Count} blobs in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
        return new HistoryStore(size, storage, waiting, now);
    }
}
