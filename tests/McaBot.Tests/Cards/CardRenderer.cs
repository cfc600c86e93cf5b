using System.Text.Json;
using McaBot.Sandbox;
using McaBot.Sandbox.Processes;
using McaBot.Tests.Browser;
using Microsoft.Playwright;

namespace McaBot.Tests.Cards;

/// <summary>The official adaptivecards renderer in headless Chromium, 360 px wide, with Markdown as Teams has it.</summary>
public sealed class CardRenderer : IAsyncLifetime
{
    // In a phone's width a card has about this much room.
    private const int Width = 344;

    private readonly ChromiumFixture chromium = new();
    private IPage? page;

    public async Task InitializeAsync()
    {
        await NodePackages.EnsureAsync(SandboxFolder.Path);
        await chromium.InitializeAsync();
        var opened = await chromium.NewPageAsync(
            new()
            {
                Locale = "en-GB",
                TimezoneId = "Europe/Paris",
                ViewportSize = new() { Width = 360, Height = 900 },
            });
        page = opened.Page;
        await page.SetContentAsync("<!doctype html><html><body></body></html>");
        var packages = Path.Combine(SandboxFolder.Path, "node_modules");
        await page.AddScriptTagAsync(new() { Path = Path.Combine(packages, "adaptivecards", "dist", "adaptivecards.min.js") });
        await page.AddScriptTagAsync(new() { Path = Path.Combine(packages, "markdown-it", "dist", "browser", "markdown-it.umd.min.js") });
        await page.AddStyleTagAsync(
            new() { Content = $"body {{ margin: 0; width: {Width}px; font: 14px 'Segoe UI', 'Liberation Sans', Arial, sans-serif }}" });
        await page.AddScriptTagAsync(new() { Content = Script });
    }

    public Task DisposeAsync() => chromium.DisposeAsync();

    /// <summary>Draws the card and says what the renderer made of it.</summary>
    public async Task<RenderedCard> DrawAsync(string json) =>
    JsonSerializer.Deserialize<RenderedCard>(
        (await page!.EvaluateAsync<JsonElement>("json => draw(JSON.parse(json))", json)).GetRawText(), JsonSerializerOptions.Web)!;

    /// <summary>Presses a button of the card drawn last.</summary>
    /// <returns>The verb that was sent; null when the renderer held it back because of an input.</returns>
    public async Task<string?> PressAsync(string title) => await page!.EvaluateAsync<string?>("title => press(title)", title);

    private const string Script = """
        const markdown = markdownit();
        AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
          result.outputHtml = markdown.render(text);
          result.didProcess = true;
        };
        const config = new AdaptiveCards.HostConfig({
          supportsInteractivity: true,
          fontFamily: "'Segoe UI', 'Liberation Sans', Arial, sans-serif",
          actions: { maxActions: 6, actionsOrientation: 'vertical', actionAlignment: 'stretch', showCard: { actionMode: 'inline' } },
        });
        let sent = null;
        let hidden = [];
        AdaptiveCards.AdaptiveCard.onDisplayOverflowActionMenu = actions => {
          hidden = [...actions];
          return true;
        };
        window.draw = written => {
          // What is folded away has to fit as well.
          const json = JSON.parse(JSON.stringify(written).replaceAll('"isVisible":false', '"isVisible":true'));
          const card = new AdaptiveCards.AdaptiveCard();
          card.hostConfig = config;
          card.onExecuteAction = action => { sent = action.verb ?? action.url; };
          // The renderer keeps this pattern's place from one card to the next, and so refuses every second language.
          AdaptiveCards.AdaptiveCard.langProperty.regEx.lastIndex = 0;
          const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
          card.parse(json, context);
          const complaints = [];
          for (let i = 0; i < context.eventCount; i++) complaints.push(context.getEventAt(i).message);
          for (const found of card.validateProperties().validationEvents) complaints.push(found.message);
          const element = card.render();
          document.body.replaceChildren(element);
          const wide = [...element.querySelectorAll('*')]
            .filter(e => !['INPUT', 'SELECT', 'TEXTAREA', 'OPTION', 'BUTTON'].includes(e.tagName) && e.getBoundingClientRect().right > element.getBoundingClientRect().right + 1);
          return {
            // Choices that come while typing are Teams' own addition to 1.5, which the renderer does not know.
            complaints: JSON.stringify(json).includes('Data.Query') ? complaints.filter(c => !/choices\.data|at least one choice/.test(c)) : complaints,
            text: element.innerText,
            markup: [...element.querySelectorAll('a, strong, em, b, i, code, img, ul, ol, at')].map(e => e.outerHTML),
            buttons: [...element.querySelectorAll('button')].map(e => e.innerText),
            tooWide: wide.map(e => e.innerText),
          };
        };
        window.press = title => {
          sent = null;
          const buttons = [...document.querySelectorAll('button')];
          const shown = buttons.find(b => b.innerText === title);
          if (shown) {
            shown.click();
          } else {
            // Behind the three dots.
            buttons.filter(b => b.innerText.trim() === '...').forEach(b => b.click());
            hidden.find(action => action.title === title).execute();
          }

          return sent;
        };
        """;
}
