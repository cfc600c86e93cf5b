using System.Net;
using System.Text;

namespace McaBot.Cards;

/// <summary>A page to read and print: headings, paragraphs and rows. Everything given to it is text and becomes no markup.</summary>
internal sealed class HtmlPage
{
    private const int Longest = 1000;
    private readonly StringBuilder html = new();
    private bool isInTable;

    private const string Style =
        "body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}"
        + "table{border-collapse:collapse;width:100%}th{text-align:left;font-weight:600;width:30%}"
        + "th,td{padding:.3rem .5rem;border-bottom:1px solid #8888;vertical-align:top;overflow-wrap:anywhere}";

    public HtmlPage(string language, string title) => html.Append(
        $"""
        <!doctype html>
        <html lang="{language}">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="viewport" content="width=device-width">
        <title>{Encoded(title)}</title>
        <style>{Style}</style>
        </head>
        <body>
        <h1>{Encoded(title)}</h1>

        """.ReplaceLineEndings("\n"));

    public HtmlPage Heading(string text) => Block("h2", text);

    public HtmlPage Paragraph(string text) => Block("p", text);

    public HtmlPage Row(string label, string? value)
    {
        if (!isInTable)
        {
            html.Append("<table>\n");
            isInTable = true;
        }

        html.Append("<tr><th scope=\"row\">").Append(Encoded(label)).Append("</th><td>").Append(Encoded(value)).Append("</td></tr>\n");
        return this;
    }

    public string Build()
    {
        EndTable();
        return html.Append("</body>\n</html>\n").ToString();
    }

    private HtmlPage Block(string element, string text)
    {
        EndTable();
        html.Append('<').Append(element).Append('>').Append(Encoded(text)).Append("</").Append(element).Append(">\n");
        return this;
    }

    private void EndTable()
    {
        if (isInTable)
        {
            html.Append("</table>\n");
            isInTable = false;
        }
    }

    private static string Encoded(string? text) => WebUtility.HtmlEncode(UserText.Literal(text, Longest));
}
