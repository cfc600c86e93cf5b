using System.Net;

namespace McaBot.Sandbox.Wire;

/// <summary>A bare Kestrel on 127.0.0.1 and nothing else.</summary>
internal static class LoopbackHost
{
    private const long BodyAtMost = 64L * 1024 * 1024;

    /// <param name="port">0 takes any free one.</param>
    /// <param name="further">Listened to as well.</param>
    public static WebApplication Build(int port, params IEnumerable<int> further)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            foreach (var one in further.Prepend(port).Distinct()) kestrel.Listen(IPAddress.Loopback, one);
            kestrel.Limits.MaxRequestBodySize = BodyAtMost;
            kestrel.AddServerHeader = false;
        });
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        return builder.Build();
    }
}
