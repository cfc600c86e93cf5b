using System.Text.Json;
using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

/// <summary>
/// What axe finds in many cards on one page. Contrast is its slowest rule and knows nothing of words: it is asked about one text of each
/// appearance (colours, size, weight, what lies behind), so that it can be asked in every language and theme.
/// </summary>
internal static class CardAxe
{
    // One rule reads every style that an element has of its own, and complains of none but important ones.
    private const string Rules =
        """
        async () => {
          const important = document.querySelector('main [style*="important" i]') !== null;
          const rules = { 'color-contrast': { enabled: false }, 'avoid-inline-spacing': { enabled: important } };
          const { violations } = await axe.run('main', { resultTypes: ['violations'], preload: false, rules });
          return violations.map(v => `${v.id}: ${v.help}\n${v.nodes.map(node => `    ${node.html}\n`).join('')}`).join('');
        }
        """;

    private const string Contrast =
        """
        async () => {
          const behind = new Map();
          function around(element) {
            if (!element || behind.has(element)) return behind.get(element) ?? '';
            const style = getComputedStyle(element);
            const isOpaque = style.backgroundColor.startsWith('rgb(') && style.backgroundImage === 'none' && style.opacity === '1';
            const own = [style.opacity, style.backgroundImage, style.backgroundColor].join(' ');
            behind.set(element, isOpaque ? own : `${own} < ${around(element.parentElement)}`);
            return behind.get(element);
          }

          const main = document.querySelector('main');
          const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
          const written = [...main.querySelectorAll('input, textarea, select')];
          while (texts.nextNode()) if (texts.currentNode.data.trim()) written.push(texts.currentNode.parentElement);
          const chosen = new Map();
          for (const element of written.filter(one => one.checkVisibility())) {
            const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
            const kind = element.matches('input, textarea, select') ? element.tagName : '';
            const look = [kind, color, fontSize, fontWeight, textShadow, around(element)].join('|');
            if (!chosen.has(look)) chosen.set(look, element);
          }

          const articles = [...main.querySelectorAll('article')];
          const holding = new Set([...chosen.values()].map(element => element.closest('article')));
          const away = articles.filter(article => !holding.has(article)).map(article => {
            const place = document.createComment('');
            article.replaceWith(place);
            return { article, place };
          });
          const { violations, passes } = await axe.run({ include: [...chosen.values()] }, { preload: false, runOnly: ['color-contrast'] });
          away.forEach(({ article, place }) => place.replaceWith(article));
          return JSON.stringify({
            found: violations.flatMap(v => v.nodes.map(node => `${node.failureSummary}\n    ${node.html}\n`)).join(''),
            texts: written.length,
            looked: passes.concat(violations).flatMap(v => v.nodes).length,
          });
        }
        """;

    /// <summary>Every rule but contrast, in every card.</summary>
    /// <returns>Empty where it finds nothing.</returns>
    public static async Task<string> RulesAsync(IPage page)
    {
        await Accessibility.EmbedAsync(page);
        return await page.EvaluateAsync<string>(Rules);
    }

    /// <summary>
    /// Contrast, of each appearance of text once. Cards without any are away meanwhile: axe goes through all there is on a page.
    /// </summary>
    public static async Task<ContrastReport> ContrastAsync(IPage page)
    {
        await Accessibility.EmbedAsync(page);
        return JsonSerializer.Deserialize<ContrastReport>(await page.EvaluateAsync<string>(Contrast), JsonSerializerOptions.Web)!;
    }
}
