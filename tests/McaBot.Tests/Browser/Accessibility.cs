using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

/// <summary>
/// What axe finds on a page. It runs in the page itself: a page of its own for each look, as for pages that are not to be trusted, takes
/// longer than the look.
/// </summary>
internal static class Accessibility
{
    /// <summary>What is well is not told: telling takes longer than finding.</summary>
    private const string Look =
        """
        async node => {
          const { violations } = await axe.run(node ?? document, { resultTypes: ['violations'] });
          return violations
            .map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => `    ${html}\n`).join('')}`)
            .join('');
        }
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>The whole page, in its light and its dark theme.</summary>
    public static async Task HasNoViolationsAsync(IPage page)
    {
        await BrowserPage.IsAnsweredAsync(page);
        await InBothThemesAsync(page, () => FoundAsync(page));
    }

    /// <summary>One message, with its card, in both themes.</summary>
    public static async Task HasNoViolationsAsync(ILocator message)
    {
        await BrowserPage.IsAnsweredAsync(message.Page);
        await InBothThemesAsync(message.Page, () => FoundAsync(message));
    }

    /// <returns>Nothing where nothing was found.</returns>
    public static async Task<string> FoundAsync(IPage page)
    {
        await EmbedAsync(page);
        return await page.EvaluateAsync<string>(Look);
    }

    /// <returns>Nothing where nothing was found.</returns>
    public static async Task<string> FoundAsync(ILocator part)
    {
        await EmbedAsync(part.Page);
        return await part.EvaluateAsync<string>(Look);
    }

    /// <summary>Once for each page, however often it is asked for.</summary>
    public static async Task EmbedAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(Axe);
    }

    private static async Task InBothThemesAsync(IPage page, Func<Task<string>> look)
    {
        var found = "";
        for (var theme = 0; theme < 2; theme++)
        {
            if (await look() is { Length: > 0 } here) found += $"{await page.Locator("html").GetAttributeAsync("data-theme")}: {here}";
            await page.Locator(".tools [name=theme]").EvaluateAsync("button => button.click()");
        }

        if (found.Length > 0) Assert.Fail(found);
    }
}
