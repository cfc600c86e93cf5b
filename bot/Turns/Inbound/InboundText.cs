using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Bot.Schema;

namespace McaBot.Turns.Inbound;

/// <summary>
/// What a person wrote, as they saw it when they sent it: characters in place of entities, without markup, without the mention of the bot,
/// and without what does not show. Nothing that has a meaning is lost but one thing: who really writes "&amp;amp;" is taken to mean
/// "&amp;".
/// </summary>
internal static partial class InboundText
{
    /// <summary>The bot's, and what a person shortened it to. Each is put between tags, which may hold the next.</summary>
    private const int MostNames = 2;

    private const string Xml = "xml";
    private const string Html = "text/html";

    public static string Read(Activity activity)
    {
        var (text, isMarkup) = Source(activity);
        text = Quoted().Replace(text, " ");
        var (rest, isAddressed) = WithoutMentions(text, activity);
        var clean = Clean(isMarkup ? rest : WebUtility.HtmlDecode(rest));
        return isAddressed ? AfterAddress().Replace(clean, "") : clean;
    }

    /// <summary>The message's text; where it has none, its copy in HTML.</summary>
    private static (string Text, bool IsMarkup) Source(Activity activity)
    {
        if (!string.IsNullOrWhiteSpace(activity.Text))
        {
            var isXml = string.Equals(activity.TextFormat, Xml, StringComparison.OrdinalIgnoreCase);
            return (isXml ? HtmlText.Read(activity.Text) : activity.Text, isXml);
        }

        var copy = activity.Attachments?.FirstOrDefault(a => string.Equals(a?.ContentType, Html, StringComparison.OrdinalIgnoreCase));
        return (copy?.Content?.ToString() is { Length: > 0 } html ? HtmlText.Read(html) : "", true);
    }

    /// <returns>Also whether the text began by naming the bot.</returns>
    private static (string Text, bool IsAddressed) WithoutMentions(string text, Activity activity)
    {
        var mentions = Mentions.In(activity).ToList();
        var ofBot = mentions.Where(m => Mentions.IsOfBot(m, activity)).ToList();
        var written = ofBot.Select(m => m.Text?.Trim()).OfType<string>().Where(t => t.Length > 1 && t[0] != '<');
        foreach (var plain in written.Distinct(StringComparer.OrdinalIgnoreCase).Take(MostNames))
        {
            // A client without markup of its own writes "@McaBot".
            text = text.Replace(plain, $"<at>{plain}</at>", StringComparison.OrdinalIgnoreCase);
        }

        string[] own = ofBot.Count > 0 ? [Name(activity.Recipient?.Name)] : [];
        var bot = NamesOf(ofBot).Concat(own).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var others = NamesOf(mentions.Except(ofBot)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var isAddressed = false;
        var rest = AtTag().Replace(text, tag =>
        {
            var name = Name(tag.Groups["name"].Value);
            if (bot.Contains(name))
            {
                isAddressed |= Clean(WebUtility.HtmlDecode(text[..tag.Index])).Length == 0;
                return " ";
            }

            return others.Contains(name) ? tag.Groups["name"].Value : tag.Value;
        });
        return (rest, isAddressed);
    }

    /// <summary>By the account's name, and by what the mention says stands in the text: a person may have shortened it.</summary>
    private static IEnumerable<string> NamesOf(IEnumerable<Mention> mentions) => mentions
        .SelectMany(m => new[] { m.Mentioned?.Name, m.Text is { } text ? AtTag().Replace(text, "${name}") : null })
        .Select(Name)
        .Where(name => name.Length > 0);

    private static string Name(string? name) => CleanText.Of(WebUtility.HtmlDecode(name));

    /// <summary>Line by line and cell by cell: breaks and tabs part what was typed.</summary>
    /// <summary>Line by line and cell by cell, without what does not show.</summary>
    public static string Clean(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(CleanLine)).Trim();

    private static string CleanLine(string line) => string.Join('\t', line.Split('\t').Select(cell => CleanText.Of(cell)));

    [GeneratedRegex(@"<at(?:\s[^<>]*)?>(?<name>[^<>]*)</at\s*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AtTag();

    /// <summary>Stands in for a message that is replied to.</summary>
    [GeneratedRegex(@"<quoted\s[^<>]*messageId[^<>]*>(?:\s*</quoted\s*>)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    /// <summary>What follows "@McaBot" in writing; a full stop only where nothing is joined to it.</summary>
    [GeneratedRegex(@"^(?:[,:;!\p{Pd}，：；、]|[.…](?=\s|$))+\s*", RegexOptions.CultureInvariant)]
    private static partial Regex AfterAddress();
}
