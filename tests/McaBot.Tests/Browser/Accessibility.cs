using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

/// <summary>What axe finds on the page, in its light and its dark theme.</summary>
internal static class Accessibility
{
    /// <summary>The whole page.</summary>
    public static Task HasNoViolationsAsync(IPage page) =>
        InBothThemesAsync(page, async theme => Report(theme, (await page.RunAxe()).Violations));

    /// <summary>One message, with its card.</summary>
    public static Task HasNoViolationsAsync(ILocator message) =>
        InBothThemesAsync(message.Page, async theme => Report(theme, (await message.RunAxe()).Violations));

    public static string Report(string theme, IEnumerable<AxeResultItem> violations) =>
        string.Concat(violations.Select(violation => $"{theme}: {violation.Id}: {violation.Help}\n{NodesOf(violation)}"));

    private static async Task InBothThemesAsync(IPage page, Func<string, Task<string>> look)
    {
        var found = "";
        for (var theme = 0; theme < 2; theme++)
        {
            found += await look(await page.Locator("html").GetAttributeAsync("data-theme") ?? "");
            await page.Locator(".tools [name=theme]").EvaluateAsync("button => button.click()");
        }

        if (found.Length > 0) Assert.Fail(found);
    }

    private static string NodesOf(AxeResultItem violation) => string.Concat(violation.Nodes.Select(node => $"    {node.Html}\n"));
}
