using System.Text;
using MimeKit;

namespace McaBot.Features.Attest.Evidence;

/// <summary>
/// Tells an e-mail by its headers, as mail programs write them: also behind a UTF-8 mark, empty lines, or the line that parts messages in
/// a mailbox.
/// </summary>
internal static class MailFiles
{
    private const int LongestHead = 256 * 1024;

    private static ReadOnlySpan<byte> PartingLine => "From "u8;

    /// <summary>It says who it is from, and when or about what.</summary>
    public static bool Is(ReadOnlySpan<byte> content)
    {
        if (!TextFiles.Is(content))
        {
            return false;
        }

        var head = HeadOf(content);
        try
        {
            using var stream = new MemoryStream(head[..Math.Min(head.Length, LongestHead)].ToArray(), writable: false);
            var headers = HeaderList.Load(stream);
            return headers.All(h => IsName(h.Field))
                && headers.Contains(HeaderId.From)
                && (headers.Contains(HeaderId.Date) || headers.Contains(HeaderId.Subject));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>The parser takes a line that is no header for one with a strange name.</summary>
    private static bool IsName(string field) => field.Length > 0 && field.All(c => c is > ' ' and <= '~' and not ':');

    private static ReadOnlySpan<byte> HeadOf(ReadOnlySpan<byte> content)
    {
        var head = content.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content;
        head = head.TrimStart("\r\n"u8);
        return head.StartsWith(PartingLine) && head.IndexOf((byte)'\n') is >= 0 and var end ? head[(end + 1)..] : head;
    }
}
