using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

/// <summary>Somebody without a mouse: F6 to the guide, Tab to what is wanted, Enter or the space bar.</summary>
internal sealed class Keyboard : IHand
{
    private const int MostStops = 40;

    public async Task PressAsync(ILocator item, float patience)
    {
        await BrowserPage.IsAnsweredAsync(item.Page);
        await ReachAsync(item);
        await item.Page.Keyboard.PressAsync("Enter");
    }

    public async Task TickAsync(ILocator box)
    {
        await ReachAsync(box);
        await box.Page.Keyboard.PressAsync("Space");
    }

    private static async Task ReachAsync(ILocator item)
    {
        if (await IsAsync(item, "items.includes(document.activeElement)")) return;

        if (await IsAsync(item, "items.some(item => item.closest('.guide'))"))
        {
            for (var part = 0; part < MostStops && !await IsAsync(item, "Boolean(document.activeElement.closest('.guide'))"); part++)
                await item.Page.Keyboard.PressAsync("F6");
        }

        for (var stop = 0; stop < MostStops; stop++)
        {
            await item.Page.Keyboard.PressAsync("Tab");
            if (await IsAsync(item, "items.includes(document.activeElement)")) return;
        }

        throw new TimeoutException($"{item} is out of the keyboard's reach.");
    }

    private static Task<bool> IsAsync(ILocator item, string condition) => item.EvaluateAllAsync<bool>($"items => {condition}");
}
