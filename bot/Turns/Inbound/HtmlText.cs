using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace McaBot.Turns.Inbound;

/// <summary>
/// The words of a message that came as markup, a line for each block and a tab between cells. A mention stays one; what is quoted is
/// left out.
/// </summary>
internal static class HtmlText
{
    // A message of Teams has at most 28 KB.
    private const int Longest = 65_536;
    private const string Mention = "http://schema.skype.com/Mention";
    private const string Reply = "http://schema.skype.com/Reply";
    private const string Emoji = "http://schema.skype.com/Emoji";

    private static readonly FrozenSet<string> Blocks = FrozenSet.Create(
        StringComparer.Ordinal, "address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "footer", "h1", "h2", "h3", "h4",
        "h5", "h6", "header", "hr", "li", "ol", "p", "pre", "section", "table", "tr", "ul");

    public static string Read(string html)
    {
        using var document = new HtmlParser().ParseDocument(html.Length > Longest ? html[..Longest] : html);
        var text = new StringBuilder(html.Length);
        if (document.Body is not { } body)
        {
            return "";
        }

        // Without recursion: how deep markup is nested is up to whoever sends it.
        for (INode? node = body.FirstChild; node is not null;)
        {
            var inside = Enter(node, text) ? node.FirstChild : null;
            if (inside is null)
            {
                Leave(node, text);
            }

            node = inside ?? Next(node, body, text);
        }

        return text.ToString();
    }

    /// <returns>Whether what stands inside is read, too.</returns>
    private static bool Enter(INode node, StringBuilder text)
    {
        switch (node)
        {
            case IText words:
                text.Append(words.Data.ReplaceLineEndings(" "));
                return false;
            case not IElement:
                return false;
            case IElement { LocalName: "script" or "style" or "template" }:
                return false;
            case IElement { LocalName: "br" }:
                text.Append('\n');
                return false;
            case IElement element when IsOf(element, Reply):
                return false;
            case IElement element when element.LocalName == "at" || IsOf(element, Mention):
                text.Append("<at>").Append(element.TextContent).Append("</at>");
                return false;
            case IElement element when element.LocalName == "emoji" || IsOf(element, Emoji):
                text.Append(element.GetAttribute("alt"));
                return false;
            case IElement { LocalName: "td" or "th" }:
                text.Append(text.Length == 0 || text[^1] is '\n' or '\t' ? "" : "\t");
                return true;
            case IElement element:
                Break(element, text);
                return true;
        }
    }

    private static INode? Next(INode node, INode root, StringBuilder text)
    {
        while (node.NextSibling is null)
        {
            if (node.Parent is not { } parent || ReferenceEquals(parent, root))
            {
                return null;
            }

            Leave(parent, text);
            node = parent;
        }

        return node.NextSibling;
    }

    private static void Leave(INode node, StringBuilder text)
    {
        if (node is IElement element)
        {
            Break(element, text);
        }
    }

    private static void Break(IElement element, StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != '\n' && Blocks.Contains(element.LocalName) && !IsAllOfCell(element))
        {
            text.Append('\n');
        }
    }

    /// <summary>Some clients put what stands in a cell into a paragraph: the row is one line all the same.</summary>
    private static bool IsAllOfCell(IElement element)
    {
        for (var inner = element; inner.ParentElement is { ChildElementCount: 1 } outer; inner = outer)
        {
            if (outer.LocalName is "td" or "th")
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOf(IElement element, string type) =>
        string.Equals(element.GetAttribute("itemtype"), type, StringComparison.OrdinalIgnoreCase);
}
