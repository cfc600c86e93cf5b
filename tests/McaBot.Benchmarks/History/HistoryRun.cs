using System.Globalization;
using McaBot.Benchmarks.History.Filling;

namespace McaBot.Benchmarks.History;

/// <summary>What history costs: the same actions on stores that differ in what is closed, and on ledgers that differ in length.</summary>
internal static class HistoryRun
{
    private const int Readings = 3;

    /// <summary>Of one ledger's length: as many decisions as are taken.</summary>
    private const int LongCustomers = 12;

    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);

    /// <summary>The first sweeps of a process look at everything that is open.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(20);

    /// <summary>For each size: the digest comes when the turns were measured.</summary>
    private static readonly TimeSpan TurnsWithin = TimeSpan.FromSeconds(60);

    /// <summary>Longer than a good answer counts.</summary>
    private static readonly TimeSpan BetweenReadings = TimeSpan.FromSeconds(10.5);
    private static readonly TimeSpan NotToday = TimeSpan.FromHours(12);
    private static readonly TimeSpan DigestWithin = TimeSpan.FromMinutes(5);

    /// <returns>The tables.</returns>
    public static async Task<string> RunAsync(HistoryOptions options)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        if (options.HasSizes) await text.WriteLineAsync(await OfSizesAsync(options));
        if (options.Has(HistoryPart.Lengths)) await text.WriteLineAsync(await OfLengthsAsync(options.Lengths));
        return text.ToString();
    }

    private static async Task<string> OfSizesAsync(HistoryOptions options)
    {
        var table = new HistoryTable("attestations closed", options.Sizes);
        var scans = new HistoryScanTable();
        var worlds = new List<HistoryWorld>();
        try
        {
            var stores = new List<HistoryStore>();
            foreach (var size in options.Sizes)
            {
                stores.Add(await HistoryStore.FillAsync(size, filling => filling.Fill(size, Math.Min(size, options.Customers))));
            }

            var digestAt = TimeProvider.System.GetUtcNow()
                + (options.Has(HistoryPart.Digest) ? Settling + Idle + (TurnsWithin * options.Sizes.Count) : NotToday);
            foreach (var store in stores) worlds.Add(await HistoryWorld.StartAsync(store, DigestAt(digestAt)));
            foreach (var world in worlds) await world.WarmUpAsync();
            await Task.Delay(Settling, TimeProvider.System);

            // Nothing they do disturbs the others.
            if (options.Has(HistoryPart.Idle)) await AllAsync("an idle minute", world => world.CostOfIdlingAsync(Idle));
            foreach (var world in options.Has(HistoryPart.Turns) ? worlds : []) await HistoryTurns.MeasureAsync(world, table);
            if (options.Has(HistoryPart.Digest))
            {
                await AllAsync("the daily digest", world => HistoryDigest.MeasureAsync(world, digestAt, DigestWithin));
            }

            if (options.Has(HistoryPart.Readiness)) await AllAsync("readiness", ReadinessAsync);
            await ScanAsync(options, worlds, scans);
        }
        finally
        {
            foreach (var world in worlds) await world.DisposeAsync();
        }

        return string.Join('\n', new[] { table.ToString(), scans.ToString() }.Where(text => text.Length > 0));

        Task AllAsync(string action, Func<HistoryWorld, Task<HistoryCost>> act) =>
            Task.WhenAll(worlds.Select(async world => table.Add(action, world.Size, await act(world))));
    }

    /// <summary>One at a time: they read as fast as they can.</summary>
    private static async Task ScanAsync(HistoryOptions options, IReadOnlyList<HistoryWorld> worlds, HistoryScanTable table)
    {
        if (options.Has(HistoryPart.Export))
        {
            foreach (var world in worlds)
            {
                await HistoryScans.ExportAsync(world, Math.Min(world.Size, options.Customers), table);
            }
        }

        foreach (var world in options.Has(HistoryPart.Verify) ? worlds : []) table.Add(await HistoryScans.VerifyAsync(world));
    }

    /// <summary>By the clock of UTC, which the bot has where no other is set.</summary>
    private static Dictionary<string, string> DigestAt(DateTimeOffset at) => new()
    {
        ["Notifications__DigestAt"] = at.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
    };

    private static async Task<string> OfLengthsAsync(IReadOnlyList<int> lengths)
    {
        var table = new HistoryTable("entries of one customer", lengths);
        foreach (var length in lengths)
        {
            var store = await HistoryStore.FillAsync(length, filling => filling.FillLong(length, LongCustomers));
            await using var world = await HistoryWorld.StartAsync(store, new Dictionary<string, string>());
            await world.WarmUpAsync();
            await HistoryTurns.MeasureDecisionAsync(world, table);
        }

        return table.ToString();
    }

    private static async Task<HistoryCost> ReadinessAsync(HistoryWorld world)
    {
        using var client = new HttpClient();
        return await HistoryTurns.MiddleAsync(Readings, async () =>
        {
            await Task.Delay(BetweenReadings, TimeProvider.System);
            return await world.CostOfAsync(async () =>
            {
                using var answer = await client.GetAsync(new Uri(world.Address, "/health/ready"));
                answer.EnsureSuccessStatusCode();
            });
        });
    }
}
