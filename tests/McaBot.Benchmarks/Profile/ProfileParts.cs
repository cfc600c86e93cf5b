namespace McaBot.Benchmarks.Profile;

/// <summary>Which part of the process a stack belongs to: the innermost frame that is no general-purpose code of .NET.</summary>
internal static class ProfileParts
{
    /// <summary>
    /// Where a thread stands that has nothing to do, or spins for a moment in case there will be something; samples are taken of these too.
    /// </summary>
    private static readonly string[] Waiting =
    [
        "LowLevelLifoSemaphore.Wait", "WaitHandle.Wait", "Monitor.Wait", "Thread.Sleep", "SocketAsyncEngine.EventLoop",
        "ManualResetEventSlim.Wait", "SemaphoreSlim.Wait", "LowLevelMonitor.Wait", "LowLevelLock.Wait", "WaitSubsystem.Wait",
        "PortableThreadPool+GateThread",
        "Interop+Sys.WaitForSocketEvents", "Interop+Sys.LowLevelMonitor", "WaiterInfo.", "TimerQueue.TimerThread", "Interop+Sys.Poll",
        "Interop+Sys.Read(", "ConsoleLoggerProcessor.TryDequeue", "ThreadPoolWorker.WaitForSignal", "WaitOneNoCheck",
        "LowLevelSpinWaiter.",
    ];

    private static readonly string[] General =
    [
        "System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Linq", "System.Threading", "System.Memory",
        "System.Private.Uri", "System.ObjectModel", "System.IO.Pipelines", "System.Diagnostics", "System.ComponentModel",
        "Microsoft.Extensions.Primitives", "System.Text.RegularExpressions",
    ];

    private static readonly (string Prefix, string Part)[] Known =
    [
        ("Azure.Storage", "Azure.Storage"), ("Azure.Core", "Azure.Core"), ("Azure.Identity", "Azure.Identity"),
        ("Microsoft.Identity.Client", "MSAL"), ("OpenTelemetry", "OpenTelemetry"), ("Microsoft.Graph", "Graph and Kiota"),
        ("Microsoft.Kiota", "Graph and Kiota"), ("Polly", "Polly"),
        ("Microsoft.Extensions.Http", "HttpClient's factory and resilience"),
        ("Microsoft.Extensions.Logging", "logging"), ("Microsoft.Extensions.Telemetry", "logging"),
        ("System.Net", "HTTP client and sockets"), ("Microsoft.AspNetCore", "Kestrel and ASP.NET Core"),
        ("System.Security", "cryptography"), ("Microsoft.IdentityModel", "tokens"),
        ("System.Text.Json", "System.Text.Json"), ("System.Private.Xml", "XML"), ("Newtonsoft.Json", "Newtonsoft.Json"),
        ("Microsoft.Bot", "Bot Framework"), ("AdaptiveCards", "cards"), ("McaBot.Cards", "cards"),
        ("McaBot.Attestations", "the domain and the ledger's format"), ("McaBot", "McaBot"),
    ];

    /// <summary>Where the sampler itself stops threads: what counts is who was stopped.</summary>
    public static bool IsSampling(string method) => method.Contains("Thread.<PollGC>", StringComparison.Ordinal);

    public static bool IsWaiting(ProfileFrame frame) => Waiting.Any(wait => frame.Method.Contains(wait, StringComparison.Ordinal));

    public static string Of(IReadOnlyList<ProfileFrame> frames)
    {
        var telling = frames.FirstOrDefault(frame => !General.Any(own => frame.Module.StartsWith(own, StringComparison.Ordinal)));
        return telling is null
            ? "the runtime's own threads"
            : Known.FirstOrDefault(known => telling.Module.StartsWith(known.Prefix, StringComparison.Ordinal)).Part ?? telling.Module;
    }
}
