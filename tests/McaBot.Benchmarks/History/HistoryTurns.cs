using McaBot.Benchmarks.History.Filling;
using McaBot.Sandbox.World;

namespace McaBot.Benchmarks.History;

/// <summary>What people do, often enough for a middle to say something.</summary>
internal static class HistoryTurns
{
    private const int Unmeasured = 3;
    private const int Measured = 9;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task MeasureAsync(HistoryWorld world, HistoryTable table)
    {
        await MeasureDecisionAsync(world, table);
        await TimesAsync("\"my requests\"", () => world.CostOfAsync(() => world.Agent.SaysAsync("my requests")));
        await TimesAsync("\"waiting for me\"", () => world.CostOfAsync(() => world.Manager.SaysAsync("waiting for me")));
        await TimesAsync("find by name", () => world.CostOfAsync(() => world.Agent.SaysAsync($"find {world.Peek().Company}")));
        await TimesAsync("find by number", () => world.CostOfAsync(() => world.Agent.SaysAsync($"find {world.Peek().Key.Number}")));

        async Task TimesAsync(string action, Func<Task<HistoryCost>> act) =>
            table.Add(action, world.Size, await MiddleAsync(Measured, act));
    }

    public static async Task MeasureDecisionAsync(HistoryWorld world, HistoryTable table) =>
        table.Add("a decision and what follows", world.Size, await MiddleAsync(Measured, () => DecideAsync(world)));

    public static async Task<HistoryCost> MiddleAsync(int times, Func<Task<HistoryCost>> act)
    {
        var costs = new List<HistoryCost>();
        for (var at = 0; at < Unmeasured + times; at++) costs.Add(await act());
        return HistoryCost.Of(costs[Unmeasured..]);
    }

    private static async Task<HistoryCost> DecideAsync(HistoryWorld world)
    {
        var request = world.Next();
        var card = await ShownAsync(world, request);
        return await world.CostOfAsync(async () =>
        {
            var pressed = await world.Manager.PressesAsync(card, "decision.approve");
            if (pressed.Card?.Has("decision.approve") != false)
            {
                throw new InvalidOperationException($"{request.Key.Number} was not decided.");
            }
        });
    }

    private static async Task<Message> ShownAsync(HistoryWorld world, OpenRequest request)
    {
        await world.Manager.SaysAsync(request.Key.Number);
        return await world.Manager.SeesCardAsync(
            card => card.Has("decision.approve") && card.Text.Contains(request.Company, StringComparison.Ordinal), timeout: Patience);
    }
}
