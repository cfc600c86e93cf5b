using System.Text;

namespace McaBot.Cards;

/// <summary>
/// A message of Teams as a text file: who wrote it, when, where it stands, and its words. The same message makes the same bytes.
/// </summary>
public static class MessageFile
{
    /// <param name="author">Null where Teams names none.</param>
    /// <param name="sentAt">Null where Teams does not say.</param>
    /// <param name="link">Null where there is none.</param>
    /// <param name="attached">Names of files that are attached to the message.</param>
    public static byte[] Of(
        string text, string? author, DateTimeOffset? sentAt, string? link, IReadOnlyList<string> attached, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        string?[] lines =
        [
            texts["MessageFile.Title"],
            author is null ? null : texts.Format("MessageFile.Author", author),
            sentAt is { } at
                ? texts.Format("MessageFile.SentAt", at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture))
                : null,
            link is null ? null : texts.Format("MessageFile.Link", link),
            attached.Count == 0 ? null : texts.Format("MessageFile.Files", string.Join(", ", attached)),
            "",
            .. text.Split('\n'),
            "",
        ];
        return Encoding.UTF8.GetBytes(string.Join("\r\n", lines.OfType<string>()));
    }
}
