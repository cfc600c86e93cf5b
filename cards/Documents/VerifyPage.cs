using System.Xml.Linq;

namespace McaBot.Cards;

/// <summary>
/// A page that holds ledgers byte for byte and checks their hash chains itself, in the reader's browser, without McaBot and without a
/// network.
/// </summary>
public static class VerifyPage
{
    private static readonly PageShell Shell = new(
        PageAsset.Of("page.css", "verify.css"), PageAsset.Of("verify-ledger.js", "verify-page.js"));

    /// <summary>Writes the page.</summary>
    public static Task WriteAsync(Stream stream, VerifyPageView view, CultureInfo culture, CancellationToken cancellationToken)
    {
        var texts = Texts.For(culture);
        var title = texts.Format("Audit.Page.Title", view.Scope);
        return Shell.WriteAsync(stream, texts.Language, title, Parts(texts, view, title), cancellationToken);
    }

    private static IEnumerable<string> Parts(Texts texts, VerifyPageView view, string title)
    {
        yield return PageShell.Html(Header(texts, view, title));
        yield return PageShell.Html(new XElement("main", new XAttribute("id", "ledgers"), ""));

        // Written so that it holds no markup.
        yield return $"<script type=\"application/json\" id=\"made\">{VerifyPageData.Of(texts, view)}</script>\n";
        foreach (var ledger in view.Ledgers)
        {
            yield return $"<script type=\"text/plain\" data-ledger=\"{ledger.Customer:D}\">";
            yield return LedgerText.Escape(ledger.Content.Span);
            yield return "</script>\n";
        }
    }

    private static XElement Header(Texts texts, VerifyPageView view, string title) => new(
        "header",
        new XElement("p", new XAttribute("class", "brand"), texts["Brand"]),
        new XElement("h1", title),
        new XElement("p", new XAttribute("id", "verdict"), new XAttribute("role", "status"), texts["Audit.Page.Checking"]),
        new XElement("noscript", new XElement("p", new XAttribute("class", "warning"), texts["Audit.Page.NoScript"])),
        new XElement("p", texts["Audit.Page.Intro"]),
        new XElement("p", Made(texts, view), Next(texts, view)));

    private static string Made(Texts texts, VerifyPageView view) =>
        texts.Format("Audit.ReadMe.Made", view.MadeAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))
        + " " + texts.Format("Audit.Page.Customers", view.First, view.First + view.Ledgers.Count - 1, view.Customers);

    private static IEnumerable<object> Next(Texts texts, VerifyPageView view) => view.Next is { } next
        ? [" ", texts["Audit.Page.Next"], " ", new XElement("a", new XAttribute("href", next), next)]
        : [];
}
