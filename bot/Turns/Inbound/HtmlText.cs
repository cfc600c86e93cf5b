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

        // Without recursion, and each node once: how deep and how wide markup is, is up to whoever sends it.
        var open = new Stack<OpenElement>([new OpenElement(body, isAllOfCell: false)]);
        while (open.TryPeek(out var outer))
        {
            if (outer.Next() is not { } node)
            {
                Break(outer.Element, outer.IsAllOfCell, text);
                open.Pop();
            }
            else if (Enter(node, outer.IsCellOfOne, text))
            {
                open.Push(new OpenElement((IElement)node, outer.IsCellOfOne));
            }
            else if (node is IElement closed)
            {
                Break(closed, outer.IsCellOfOne, text);
            }
        }

        return text.ToString();
    }

    /// <returns>Whether what stands inside is read, too.</returns>
    private static bool Enter(INode node, bool isAllOfCell, StringBuilder text)
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
                Break(element, isAllOfCell, text);
                return true;
        }
    }

    private static void Break(IElement element, bool isAllOfCell, StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != '\n' && Blocks.Contains(element.LocalName) && !isAllOfCell)
        {
            text.Append('\n');
        }
    }

    private static bool IsOf(IElement element, string type) =>
        string.Equals(element.GetAttribute("itemtype"), type, StringComparison.OrdinalIgnoreCase);

    /// <summary>An element whose inside is being read.</summary>
    /// <param name="isAllOfCell">
    /// Whether it is all that stands in a table's cell. Some clients put that into a paragraph: the row is one line all the same.
    /// </param>
    private sealed class OpenElement(IElement element, bool isAllOfCell)
    {
        private readonly INodeList nodes = element.ChildNodes;
        private int read;

        public IElement Element => element;

        public bool IsAllOfCell => isAllOfCell;

        /// <summary>Whether each element in it is all that stands in a cell.</summary>
        public bool IsCellOfOne { get; } = (isAllOfCell || element.LocalName is "td" or "th") && element.ChildElementCount == 1;

        public INode? Next() => read < nodes.Length ? nodes[read++] : null;
    }
}
