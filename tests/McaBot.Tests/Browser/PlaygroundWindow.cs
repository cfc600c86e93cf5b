using System.Text.RegularExpressions;
using McaBot.Sandbox.Processes;
using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

/// <summary>One person's window of the Playground, used as a person uses it.</summary>
internal sealed class PlaygroundWindow(IPage page)
{
    public IPage Page => page;

    public static async Task<PlaygroundWindow> OpenAsync(ChromiumFixture chromium, Playground playground)
    {
        var opened = await chromium.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 1000 } });
        await opened.Page.GotoAsync(playground.Address.ToString());
        return new PlaygroundWindow(opened.Page);
    }

    /// <summary>Writes line after line, each once the bot has answered the one before: the log beside the chat says so.</summary>
    public async Task SaysAsync(params string[] lines)
    {
        foreach (var line in lines)
        {
            await page.Locator("[data-lexical-editor=true]").First.ClickAsync();
            await page.Keyboard.TypeAsync(line);
            await page.Keyboard.PressAsync("Enter");
            var answered = page.GetByText(new Regex($"User Application message 200 {Regex.Escape(line)}"));
            await Assertions.Expect(answered.First).ToBeAttachedAsync();
        }
    }

    public Task SeesAsync(string words) => Assertions.Expect(page.GetByText(new Regex(Regex.Escape(words))).Last).ToBeVisibleAsync();

    public Task PressesAsync(string button) =>
        page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = new Regex($"^{Regex.Escape(button)}") }).Last.ClickAsync();
}
