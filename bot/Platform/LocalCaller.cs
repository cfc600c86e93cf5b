using System.Net;

namespace McaBot.Platform;

internal static class LocalCaller
{
    /// <summary>Whether somebody on this machine asks. A tunnel's callers come from loopback too, but say so.</summary>
    public static bool IsLocal(this HttpContext context) =>
    context.Connection.RemoteIpAddress is { } caller
    && IPAddress.IsLoopback(caller)
    && !context.Request.Headers.Keys.Any(h =>
        h.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase) || h.Equals("Forwarded", StringComparison.OrdinalIgnoreCase));
}
