using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

internal sealed class Mouse : IHand
{
    public Task PressAsync(ILocator item, float patience) => item.ClickAsync(new() { Timeout = patience });

    public Task TickAsync(ILocator box) => box.CheckAsync();
}
