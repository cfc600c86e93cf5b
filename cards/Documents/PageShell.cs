using System.Net;
using System.Text;
using System.Xml.Linq;

namespace McaBot.Cards;

/// <summary>
/// A page that is whole in one file: it loads nothing, sends nothing, and runs no script but its own, which its policy names by hash.
/// </summary>
internal sealed class PageShell(PageAsset style, PageAsset? script = null)
{
    /// <summary>Writes the page, part by part: no more than one is held here.</summary>
    /// <param name="parts">HTML of the body's content.</param>
    public async Task WriteAsync(
        Stream stream, string language, string title, IEnumerable<string> parts, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        foreach (var part in parts.Prepend(Begin(language, title)).Append(End()))
        {
            await writer.WriteAsync(part.AsMemory(), cancellationToken);
        }
    }

    /// <summary>The page at once, where it is short.</summary>
    /// <param name="content">HTML of the body's content.</param>
    public string Around(string language, string title, string content) => Begin(language, title) + content + End();

    private string Begin(string language, string title) =>
        $"""
        <!doctype html>
        <html lang="{language}">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{Policy}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <title>{WebUtility.HtmlEncode(title)}</title>
        <style>{style.Text}</style>
        </head>
        <body>

        """.ReplaceLineEndings("\n");

    private string End() => (script is null ? "" : $"<script>{script.Text}</script>\n") + "</body>\n</html>\n";

    /// <summary>What is between elements shows: nothing is indented.</summary>
    public static string Html(XElement element) => element.ToString(SaveOptions.DisableFormatting) + "\n";

    private string Policy => string.Join(
        "; ",
        [
            "default-src 'none'", $"style-src {style.Source}", .. script is null ? [] : new[] { $"script-src {script.Source}" },
            "base-uri 'none'", "form-action 'none'",
        ]);
}
