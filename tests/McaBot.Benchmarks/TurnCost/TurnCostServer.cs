using System.Globalization;
using Microsoft.AspNetCore.Builder;

namespace McaBot.Benchmarks.TurnCost;

/// <summary>
/// One of the servers as a process of its own. It says where it listens, then its CPU time for each line it is sent, and ends with
/// its input.
/// </summary>
internal static class TurnCostServer
{
    public const string Command = "turncost-server";

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (arguments is not [var word, var address]
            || !Enum.TryParse<ServerKind>(word, out var kind)
            || !Uri.TryCreate(address, UriKind.Absolute, out var sink))
        {
            return 2;
        }

        await using var app = Build(kind, sink);
        await app.StartAsync();
        await Console.Out.WriteLineAsync(app.Urls.First());
        while (await Console.In.ReadLineAsync() is not null)
        {
            await Console.Out.WriteLineAsync(Environment.CpuUsage.TotalTime.Ticks.ToString(CultureInfo.InvariantCulture));
        }

        await app.StopAsync();
        return 0;
    }

    private static WebApplication Build(ServerKind kind, Uri sink) => kind switch
    {
        ServerKind.Bare => BareServer.Build(),
        ServerKind.Sdk => SdkServer.Build(),
        _ => McaBotServer.Build(sink, validatesTokens: kind == ServerKind.McaBotToken),
    };
}
