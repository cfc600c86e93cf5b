using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

/// <summary>The guide through the story, followed by somebody who does what it says and nothing else.</summary>
internal sealed class Guide(IPage page)
{
    private const int MaxTurns = 60;
    private readonly List<string> steps = [];

    public ILocator Root => page.Locator(".guide");

    public ILocator Opener => page.Locator(".tools [name=story]");

    public ILocator Words => Root.Locator("[data-task]");

    /// <summary>The steps that were lit, in their order.</summary>
    public IReadOnlyList<string> Steps => steps;

    private ILocator Lit => page.Locator(".pane .lit").First;

    /// <summary>Does what is said until the guide says this.</summary>
    public async Task FollowsUntilAsync(string task)
    {
        for (var turn = 0; turn < MaxTurns; turn++)
        {
            var shown = await ReadAsync();
            if (shown.Step is { } step && !steps.Contains(step)) steps.Add(step);
            if (shown.Task == task) return;

            await DoAsync(shown);
            await Assertions.Expect(Root).Not.ToHaveAttributeAsync("data-turn", shown.Turn);
            Assert.NotEqual("BODY", await page.EvaluateAsync<string>("document.activeElement.tagName"));
        }

        Assert.Fail($"The guide never said {task}, but {(await ReadAsync()).Task}.");
    }

    public async Task LeavesAsync()
    {
        await Root.Locator("[name=leave]").ClickAsync();
        await Assertions.Expect(Root).ToBeHiddenAsync();
    }

    private async Task DoAsync(Said said)
    {
        switch (said.Task)
        {
            case "busy":
                break;
            case "fill" or "record":
                await PressesAsync(said, "fill");
                break;
            case "ask" or "verify" or "subscribe":
                await PressesAsync(said, "write");
                break;
            case "channel":
                await PressesAsync(said, "next");
                break;
            case "link":
                await AcceptsAsCustomerAsync();
                break;
            default:
                // What is lit may be on a pane that does not show, or below the fold.
                if (await PressesAsync(said, "show")) await Lit.ClickAsync();
                break;
        }
    }

    /// <returns>False when the guide went on by itself meanwhile.</returns>
    private async Task<bool> PressesAsync(Said said, string name)
    {
        var button = page.Locator($".guide[data-turn='{said.Turn}'] [name={name}]");
        await Assertions.Expect(button.Or(page.Locator($".guide:not([data-turn='{said.Turn}'])")).First).ToBeVisibleAsync();
        if (await button.CountAsync() == 0) return false;

        try
        {
            await button.ClickAsync(new() { Timeout = ChromiumFixture.Patience / MaxTurns });
            return true;
        }
        catch (TimeoutException)
        {
            if (await Root.GetAttributeAsync("data-turn") == said.Turn)
            {
                throw;
            }

            return false;
        }
    }

    private async Task AcceptsAsCustomerAsync()
    {
        var customer = await page.Context.RunAndWaitForPageAsync(() => Root.Locator("[name=link]").ClickAsync());
        await customer.Locator("#read").CheckAsync();
        await customer.Locator("#accept").ClickAsync();
        await Assertions.Expect(customer.Locator("main")).ToHaveAttributeAsync("data-state", "accepted");
        await customer.CloseAsync();
    }

    private async Task<Said> ReadAsync()
    {
        await Words.First.WaitForAsync();
        var shown = await Root.EvaluateAsync<string[]>(
            """
            guide => [guide.dataset.turn, guide.querySelector('[data-task]').dataset.task,
              guide.querySelector('[aria-current=step] span')?.textContent ?? '']
            """);
        return new Said(shown[0], shown[1], shown[2].Length == 0 ? null : shown[2]);
    }

    /// <param name="Turn">Grows whenever the guide says something else.</param>
    private sealed record Said(string Turn, string Task, string? Step);
}
