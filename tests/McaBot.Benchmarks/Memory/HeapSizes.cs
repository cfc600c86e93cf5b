using System.Diagnostics.Tracing;
using McaBot.Benchmarks.Soak;
using McaBot.Sandbox.Wire;
using Microsoft.Diagnostics.NETCore.Client;

namespace McaBot.Benchmarks.Memory;

/// <summary>What the bot itself says of its heap, in bytes.</summary>
/// <param name="Living">What its last collection left.</param>
/// <param name="Committed">What the collector has of the system.</param>
internal sealed record HeapSizes(long Living, long Committed)
{
    /// <summary>Whoever begins to listen with it has a full collection made.</summary>
    private const long CollectKeyword = 0x800000;
    private const int BufferMegabytes = 16;

    /// <summary>It exports every two seconds, and the first one after a collection may have been on its way before.</summary>
    private static readonly TimeSpan UntilExported = TimeSpan.FromSeconds(5);

    /// <returns>Null before the first collection.</returns>
    public static HeapSizes? Read(Telemetry telemetry) =>
        telemetry.Exports.LastOrDefault(export => export.Signal == "metrics") is { } newest
        && Measured.Sum(newest.Body, "dotnet.gc.last_collection.heap.size") is { } living
        && Measured.Sum(newest.Body, "dotnet.gc.last_collection.memory.committed_size") is { } committed
            ? new HeapSizes(living, committed)
            : null;

    /// <summary>Has everything collected that nobody refers to, and returns what the bot says then.</summary>
    public static async Task<HeapSizes?> ReadCollectedAsync(int process, Telemetry telemetry, CancellationToken cancellationToken)
    {
        var provider = new EventPipeProvider("Microsoft-Windows-DotNETRuntime", EventLevel.Informational, CollectKeyword);
        var client = new DiagnosticsClient(process);
        using var session = await client.StartEventPipeSessionAsync([provider], false, BufferMegabytes, cancellationToken);
        var draining = session.EventStream.CopyToAsync(Stream.Null, cancellationToken);
        await Task.Delay(UntilExported, TimeProvider.System, cancellationToken);
        await session.StopAsync(cancellationToken);
        await draining;
        return Read(telemetry);
    }
}
