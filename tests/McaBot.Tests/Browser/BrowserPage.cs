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
        page.SetDefaultTimeout(20_000);
    }

    public IPage Page { get; }

    public IReadOnlyCollection<string> Problems => problems;

    public ILocator Channel => Page.Locator("[data-channel=support]");

    public ILocator Person(string key) => Page.Locator($"[data-person={key}]");

    public static async Task SayAsync(ILocator pane, string text)
    {
        await pane.Locator("textarea[name=message]").FillAsync(text);
        await pane.Locator("button[name=send]").ClickAsync();
    }

    public static async Task FillAsync(ILocator pane, params (string Input, string Value)[] values)
    {
        foreach (var (input, value) in values)
        {
            var field = pane.Locator($"[data-input={input}]").Last;
            if (await field.EvaluateAsync<string>("field => field.tagName") == "SELECT") await field.SelectOptionAsync(value);
            else await field.FillAsync(value);
        }
    }

    public static Task PressAsync(ILocator pane, string verb) => Button(pane, verb).ClickAsync();

    /// <summary>The first button with the verb, on the newest card that has one.</summary>
    public static ILocator Button(ILocator pane, string verb)
    {
        var button = $"button[data-verb='{verb}']";
        return pane.Locator("[data-message-id]", new LocatorLocatorOptions { Has = pane.Page.Locator(button) }).Last.Locator(button).First;
    }

    /// <summary>Waits until the pane shows these words.</summary>
    public static Task SeesAsync(ILocator pane, string words) => Assertions.Expect(pane).ToContainTextAsync(words, new() { Timeout = 20_000 });

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
