using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace McaBot.Teams;

/// <summary>A caller who dawdles loses the connection: Teams sends a request in one go.</summary>
internal static class ConnectionLimits
{
    private const double SlowestBytesPerSecond = 4096;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;

        // Most are idle, kept for the next request.
        kestrel.Limits.MaxConcurrentConnections = 4096;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(SlowestBytesPerSecond, Grace);
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
    }
}
