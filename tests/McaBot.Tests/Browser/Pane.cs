using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

/// <summary>One person's chat, or the channel, on the sandbox page; used as that person would.</summary>
internal sealed class Pane(IPage page, string place, string about = "")
{
    public ILocator Root => page.Locator(place);

    /// <summary>The newest message with a card.</summary>
    public ILocator NewestCard => Root.Locator(".message.with-card").Filter(new() { HasText = about }).Last;

    public ILocator Message(string? id) => Root.Locator($"[data-message-id='{id}']");

    /// <summary>Sees only cards with these words: where the bot writes first, its welcome may come before its card or after.</summary>
    public Pane About(string words) => new(page, place, words);

    public static Pane Of(IPage page, string person) => new(page, $"[data-person={person}]");

    public static Pane Channel(IPage page) => new(page, "[data-channel=support]");

    public Task OpensAsync() => Root.Locator("button[name=open]").ClickAsync();

    public async Task SaysAsync(string words)
    {
        var box = Root.Locator("textarea[name=message]").Last;
        await box.FillAsync(words);
        await box.PressAsync("Enter");
    }

    /// <summary>Returns once Teams knows of it.</summary>
    public async Task SpeaksAsync(string language)
    {
        await Root.Locator("select[name=locale]").SelectOptionAsync(language);
        await Assertions.Expect(Root.Locator("select[name=locale]")).ToBeEnabledAsync();
    }

    /// <summary>The same of a chat that need not be in sight.</summary>
    public async Task SpeaksUnseenAsync(string language)
    {
        await Root.Locator("select[name=locale]")
            .EvaluateAsync("(select, value) => { select.value = value; select.dispatchEvent(new Event('change')); }", language);
        await Assertions.Expect(Root.Locator("select[name=locale]")).ToBeEnabledAsync();
    }

    public async Task SeesAsync(string words) => await Assertions.Expect(Root).ToContainTextAsync(words);

    public async Task SeesCardAsync(string words) => await Assertions.Expect(NewestCard).ToContainTextAsync(words);

    public async Task DoesNotSeeAsync(string words) => await Assertions.Expect(Root).Not.ToContainTextAsync(words);

    /// <summary>A button in sight, or one behind the three dots.</summary>
    public Task PressesAsync(string title) => PressesAsync(new Regex($"^{Regex.Escape(title)}$"));

    /// <inheritdoc cref="PressesAsync(string)"/>
    public async Task PressesAsync(Regex title)
    {
        var button = NewestCard.GetByRole(AriaRole.Button, new() { NameRegex = title });
        var item = NewestCard.GetByRole(AriaRole.Menuitem, new() { NameRegex = title });
        var dots = NewestCard.Locator("button[data-overflow]");
        for (var attempt = 1; ; attempt++)
        {
            await Assertions.Expect(button.Or(dots).First).ToBeVisibleAsync();
            if (await button.CountAsync() > 0)
            {
                await PressesAsync(button);
                return;
            }

            try
            {
                // A card that is on its way may replace the one whose dots were pressed.
                await BrowserPage.IsAnsweredAsync(page);
                await dots.Last.ClickAsync(new() { Timeout = ChromiumFixture.Soon });
                await item.ClickAsync(new() { Timeout = ChromiumFixture.Soon });
                return;
            }
            catch (Exception e) when (e is TimeoutException or PlaywrightException && attempt < ChromiumFixture.MaxAttempts)
            {
                // Once more.
            }
        }
    }

    /// <summary>Presses again, as a person does, until the card offers that.</summary>
    public async Task PressesUntilAsync(Regex title, string shown)
    {
        var wanted = NewestCard.GetByRole(AriaRole.Button, new() { Name = shown, Exact = true });
        var again = NewestCard.GetByRole(AriaRole.Button, new() { NameRegex = title });
        var item = NewestCard.GetByRole(AriaRole.Menuitem, new() { NameRegex = title });
        var dots = NewestCard.Locator("button[data-overflow]");
        for (var attempt = 1; ; attempt++)
        {
            await Assertions.Expect(wanted.Or(again).Or(dots).First).ToBeVisibleAsync();
            if (await wanted.CountAsync() > 0) return;

            try
            {
                var isInSight = await again.CountAsync() > 0;
                if (!isInSight) await dots.Last.ClickAsync(new() { Timeout = ChromiumFixture.Soon });
                await (isInSight ? again : item).ClickAsync(new() { Timeout = ChromiumFixture.Soon });
                await Assertions.Expect(wanted).ToBeVisibleAsync(new() { Timeout = ChromiumFixture.Soon });
                return;
            }
            catch (Exception e) when (e is TimeoutException or PlaywrightException && attempt < ChromiumFixture.MaxAttempts)
            {
                // What is wanted may have come in this moment, in place of what was to be pressed.
            }
        }
    }

    public async Task SeesNoButtonAsync(string title) =>
        await Assertions.Expect(NewestCard.GetByRole(AriaRole.Button, new() { Name = title })).ToHaveCountAsync(0);

    public async Task FillsAsync(string label, string value)
    {
        var input = Input(label);
        if (await input.EvaluateAsync<string>("e => e.tagName") == "SELECT")
        {
            await input.SelectOptionAsync(new SelectOptionValue { Label = value });
        }
        else
        {
            await input.FillAsync(value);
        }
    }

    public async Task HoldsAsync(string label, string value) => await Assertions.Expect(Input(label)).ToHaveValueAsync(value);

    /// <summary>By its whole label; the renderer marks what is required with an asterisk.</summary>
    private ILocator Input(string label) => NewestCard.GetByLabel(new Regex($@"^\s*{Regex.Escape(label)}[\s*]*$"));

    /// <summary>A card whose last press is not answered yet takes no other, and is drawn anew when it is.</summary>
    private async Task PressesAsync(ILocator button)
    {
        await Assertions.Expect(NewestCard).Not.ToHaveAttributeAsync("aria-busy", "true");
        await button.ClickAsync();
    }
}
