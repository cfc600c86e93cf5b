using System.Net;
using System.Text;

namespace McaBot.Cards;

/// <summary>A page to read and print: headings, paragraphs and rows. Everything given to it is text and becomes no markup.</summary>
internal sealed class HtmlPage
{
    private const int Longest = 1000;
    private static readonly PageShell Shell = new(PageAsset.Of("page.css", "summary.css"));
    private readonly StringBuilder html = new();
    private readonly string language;
    private readonly string title;
    private bool isInTable;

    public HtmlPage(string language, string title)
    {
        (this.language, this.title) = (language, title);
        Block("h1", title);
    }

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
        return Shell.Around(language, title, $"<main>\n{html}</main>\n");
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
