using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using McaBot.Platform.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace McaBot.Tests.Support;

/// <summary>What the bot counts, as its host sets it up.</summary>
internal static class BotMetrics
{
    public static async Task<IReadOnlyCollection<string>> NamesAsync()
    {
        var names = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == Metrics.Meter)
            {
                names.TryAdd(instrument.Name, true);
            }
        };
        listener.Start();
        await using var bot = UnstartedBot.Build();
        bot.Services.GetRequiredService<Metrics>();
        return [.. names.Keys];
    }
}
