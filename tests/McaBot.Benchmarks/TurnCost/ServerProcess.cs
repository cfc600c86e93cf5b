using System.Diagnostics;
using System.Globalization;

namespace McaBot.Benchmarks.TurnCost;

/// <summary>A server under measurement, which never outlives us: it ends when its input closes.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Process process;

    private ServerProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<ServerProcess> StartAsync(ServerKind kind, Uri sink)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [TurnCostServer.Command, kind.ToString(), sink.ToString()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        var address = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience, TimeProvider.System);
        return new ServerProcess(process, new Uri(address ?? throw new InvalidOperationException($"The server {kind} ended.")));
    }

    /// <summary>What it spent so far, by its own accounting: of another process one learns it in hundredths of a second only.</summary>
    public async Task<TimeSpan> CpuAsync()
    {
        await process.StandardInput.WriteLineAsync("cpu");
        await process.StandardInput.FlushAsync();
        var ticks = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience, TimeProvider.System)
            ?? throw new InvalidOperationException("The server ended.");
        return TimeSpan.FromTicks(long.Parse(ticks, CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(TimeSpan.FromSeconds(10), TimeProvider.System));
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }
}
