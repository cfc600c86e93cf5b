using System.Text.Json;
using System.Text.RegularExpressions;
using McaBot.Platform.Http;
using McaBot.Turns.Inbound;

namespace McaBot.Turns.Extension;

/// <summary>A message that somebody chose to do something with. Nothing in it is believed: anybody may have written it.</summary>
/// <param name="Text">As people saw it, a line for each block, without markup and without what does not show.</param>
/// <param name="Author">Null where Teams names none.</param>
/// <param name="SentAt">Null where Teams does not say.</param>
/// <param name="Link">Where it stands in Teams; null where that is no https address.</param>
/// <param name="Files">Names of what is attached to it.</param>
internal sealed partial record ChosenMessage(
    string Text, string? Author, DateTimeOffset? SentAt, string? Link, IReadOnlyList<string> Files)
{
    // A message of Teams has at most 28 KB.
    private const int Longest = 30_000;
    private const int LongestName = 200;
    private const int LongestLink = 2_000;
    private const int MaxFiles = 10;
    private const string FileType = "reference";

    /// <summary>Tells whether it is still what somebody saw: 64 lower-case hexadecimal digits.</summary>
    public string Mark => Hashes.Sha256(System.Text.Encoding.UTF8.GetBytes(
        string.Join('\n', [Author, SentAt?.ToString("O", CultureInfo.InvariantCulture), Link, .. Files, Text])));

    /// <param name="value">Of the invoke.</param>
    /// <returns>Null where it carries no message.</returns>
    public static ChosenMessage? Read(JsonElement value)
    {
        if (value.Object("messagePayload") is not { } message)
        {
            return null;
        }

        var author = message.Object("from") is { } sender ? sender.Object("user") ?? sender.Object("application") : null;
        var files = message.List("attachments")
            .Where(a => string.Equals(a.Text("contentType"), FileType, StringComparison.OrdinalIgnoreCase))
            .Select(a => Name(a.Text("name")))
            .OfType<string>()
            .Take(MaxFiles);
        return new ChosenMessage(
            TextOf(message.Object("body")), Name(author.Text("displayName")), TimeOf(message.Text("createdDateTime")),
            LinkOf(message.Text("linkToMessage")),
            [.. files]);
    }

    private static string TextOf(JsonElement? body)
    {
        if (body.Text("content") is not { } content)
        {
            return "";
        }

        var isHtml = !string.Equals(body.Text("contentType"), "text", StringComparison.OrdinalIgnoreCase);
        var words = isHtml ? MentionTag().Replace(HtmlText.Read(content), "") : content;
        return InboundText.Clean(words.Length > Longest ? words[..Longest] : words);
    }

    private static string? Name(string? shown)
    {
        var name = CleanText.Of(shown);
        return name.Length == 0 ? null : name.Length > LongestName ? CleanText.Of(name[..LongestName]) : name;
    }

    private static DateTimeOffset? TimeOf(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at.ToUniversalTime()
            : null;

    private static string? LinkOf(string? text) =>
        text is { Length: <= LongestLink } && Uri.TryCreate(text, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps
            ? link.AbsoluteUri
            : null;

    /// <summary>What a mention is parted from other words by.</summary>
    [GeneratedRegex("</?at>", RegexOptions.CultureInvariant)]
    private static partial Regex MentionTag();
}
