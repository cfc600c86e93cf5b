using System.Net;

namespace McaBot.Teams;

/// <summary>Where the process is told to listen.</summary>
internal static class ListenAddresses
{
    /// <returns>Those that others than this machine can reach, as they are written; none where nothing is said, for the default is
    /// loopback.</returns>
    public static IEnumerable<string> BeyondThisMachine(IConfiguration configuration)
    {
        var named = Parts(configuration["urls"]);
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>();
        var ports = named.Length > 0 ? [] : Parts(configuration["http_ports"]).Concat(Parts(configuration["https_ports"]));
        return
        [
            .. named.Concat(endpoints).Where(address => !IsLoopback(address)),
            .. ports.Select(port => $"port {port} of every address"),
        ];
    }

    private static string[] Parts(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsLoopback(string address)
    {
        try
        {
            var host = BindingAddress.Parse(address).Host;
            return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
        }
        catch (FormatException)
        {
            // Kestrel says what is wrong with it.
            return false;
        }
    }
}
