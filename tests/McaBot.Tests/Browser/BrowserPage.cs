using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

/// <summary>The sandbox's page in a browser, with what its script complained about.</summary>
public sealed class BrowserPage : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> problems = new();

    public BrowserPage(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => problems.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error") problems.Enqueue(message.Text);
        };
    }

    public IPage Page { get; }

    public IReadOnlyCollection<string> Problems => problems;

    public ILocator Person(string key) => Page.Locator($"[data-person={key}]");

    public static Task PressAsync(ILocator pane, string verb) => Button(pane, verb).ClickAsync();

    /// <summary>The first button with the verb, on the newest card that has one.</summary>
    public static ILocator Button(ILocator pane, string verb)
    {
        var button = $"button[data-verb='{verb}']";
        return pane.Locator("[data-message-id]", new LocatorLocatorOptions { Has = pane.Page.Locator(button) }).Last.Locator(button).First;
    }

    /// <summary>Waits until the pane shows these words.</summary>
    public static Task SeesAsync(ILocator pane, string words) => Assertions.Expect(pane).ToContainTextAsync(words);

    /// <summary>A card whose press is not answered yet takes no other, and looks pale.</summary>
    public static Task IsAnsweredAsync(IPage page) =>
        Assertions.Expect(page.Locator(".message[aria-busy=true]")).ToHaveCountAsync(0);

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
