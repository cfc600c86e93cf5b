using System.Globalization;
using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

/// <summary>The guide through the story, followed by somebody who does what it says and nothing else.</summary>
/// <param name="hand">How that is done; by mouse where nothing is said.</param>
internal sealed class Guide(IPage page, IHand? hand = null)
{
    private const int MaxTurns = 60;

    // The guide may go on by itself in the moment in which it is followed: then nothing is left to press.
    private const float Moment = 2_000;
    private const int MaxAttempts = (int)(ChromiumFixture.Patience / Moment);
    private readonly IHand hand = hand ?? new Mouse();
    private readonly List<string> steps = [];

    public ILocator Root => page.Locator(".guide");

    public ILocator Opener => page.Locator(".tools [name=story]");

    public ILocator Words => Root.Locator("[data-task]");

    /// <summary>The steps that were lit, in their order.</summary>
    public IReadOnlyList<string> Steps => steps;

    public Task BeginsAsync() => hand.PressAsync(Opener);

    public Task TampersAsync() => hand.PressAsync(Root.Locator("[name=tamper]"));

    /// <summary>Grows whenever the guide says something else.</summary>
    public async Task<int> TurnAsync() => int.Parse((await Root.GetAttributeAsync("data-turn"))!, CultureInfo.InvariantCulture);

    /// <summary>Does what is said until the guide says this.</summary>
    public async Task FollowsUntilAsync(string task)
    {
        for (var turn = 0; turn < MaxTurns; turn++)
        {
            var shown = await ReadAsync();
            if (shown.Step is { } step && !steps.Contains(step)) steps.Add(step);
            if (shown.Task == task) return;

            await DoAsync(shown);
            if (shown.Task == "fill") await GoesOnAsync(shown);
            await Assertions.Expect(Root).Not.ToHaveAttributeAsync("data-turn", shown.Turn);
            Assert.NotEqual("BODY", await page.EvaluateAsync<string>("document.activeElement.tagName"));
        }

        Assert.Fail($"The guide never said {task}, but {(await ReadAsync()).Task}.");
    }

    /// <summary>Where what is looked up comes too late on a busy machine, nothing is filled in: then one asks for it again.</summary>
    private async Task GoesOnAsync(Said said)
    {
        for (var attempt = 1; attempt < ChromiumFixture.MaxAttempts; attempt++)
        {
            try
            {
                await Assertions.Expect(Root).Not.ToHaveAttributeAsync("data-turn", said.Turn, new() { Timeout = ChromiumFixture.Soon });
                return;
            }
            catch (PlaywrightException)
            {
                await PressesAsync(said, ".guide [name=fill]");
            }
        }
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
                await PressesAsync(said, ".guide [name=fill]");
                break;
            case "ask" or "verify" or "subscribe":
                await PressesAsync(said, ".guide [name=write]");
                break;
            case "channel":
                await PressesAsync(said, ".guide [name=next]");
                break;
            case "link":
                await AcceptsAsCustomerAsync();
                break;
            default:
                // What is lit may be on a pane that does not show, or below the fold.
                if (await PressesAsync(said, ".guide [name=show]")) await PressesAsync(said, ".pane .lit");
                break;
        }
    }

    /// <summary>Presses what there is while the guide says this: later the same name may stand for another thing.</summary>
    /// <returns>False when the guide went on by itself meanwhile.</returns>
    private async Task<bool> PressesAsync(Said said, string selector)
    {
        var button = page.Locator($"body:has(.guide[data-turn='{said.Turn}']) {selector}").First;
        var later = page.Locator($".guide:not([data-turn='{said.Turn}'])");
        for (var attempt = 1; ; attempt++)
        {
            await Assertions.Expect(button.Or(later).First).ToBeVisibleAsync();
            if (await later.CountAsync() > 0) return false;

            try
            {
                await hand.PressAsync(button, Moment);
                return true;
            }
            catch (TimeoutException) when (attempt < MaxAttempts)
            {
                // The guide went on in this moment, or the machine is slow: looked at once more.
            }
        }
    }

    /// <summary>Nobody who has accepted does so again: what the guide says next is read once it knows.</summary>
    private async Task AcceptsAsCustomerAsync()
    {
        var customer = await page.Context.RunAndWaitForPageAsync(() => hand.PressAsync(Root.Locator("[name=link]")));
        await hand.TickAsync(customer.Locator("#read"));
        await hand.PressAsync(customer.Locator("#accept"));
        await Assertions.Expect(customer.Locator("main")).ToHaveAttributeAsync("data-state", "accepted");
        await customer.CloseAsync();
        await Assertions.Expect(Root.Locator("[data-task=link]")).ToHaveCountAsync(0);
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
