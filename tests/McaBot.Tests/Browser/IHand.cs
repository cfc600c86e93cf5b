using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

/// <summary>How somebody works on a page.</summary>
internal interface IHand
{
    /// <param name="patience">In milliseconds.</param>
    /// <exception cref="TimeoutException">It cannot be pressed, or is gone by now.</exception>
    Task PressAsync(ILocator item, float patience = ChromiumFixture.Patience);

    Task TickAsync(ILocator box);
}
