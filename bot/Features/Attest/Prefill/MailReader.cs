using McaBot.Turns.Inbound;
using MimeKit;

namespace McaBot.Features.Attest.Prefill;

/// <summary>Reads who wrote a mail, and when. Nothing in it is believed: whatever comes of it is a guess that a person checks.</summary>
internal static class MailReader
{
    private const int MaxNested = 8;
    private const int MaxDepth = 32;
    private const int LongestBody = 64 * 1024;

    /// <param name="content">A file that is a mail by its headers.</param>
    /// <param name="culture">In which a quoted mail's day is read.</param>
    /// <returns>Null where it cannot be read, or nobody is named as its writer.</returns>
    public static ReadMail? Read(ReadOnlyMemory<byte> content, CultureInfo culture)
    {
        try
        {
            using var stream = new MemoryStream(content.ToArray(), writable: false);
            var message = MimeMessage.Load(new ParserOptions { MaxMimeDepth = MaxDepth }, stream);
            var senders = new List<MailSender>();
            for (var (next, depth) = (message, 0); next is not null && depth < MaxNested; next = Attached(next), depth++)
            {
                if (SenderOf(next) is { } sender)
                {
                    senders.Add(sender);
                }
            }

            senders.AddRange(QuotedMails.In(BodyOf(message), culture));
            return senders.Count == 0 ? null : new ReadMail(senders, QuotedMails.IsForward(message.Subject));
        }
        catch (Exception e) when (e is FormatException or IOException or ArgumentException or NotSupportedException)
        {
            // How the parser says that it is no mail after all, or in no encoding it knows.
            return null;
        }
    }

    private static MailSender? SenderOf(MimeMessage message) => message.From.Mailboxes.FirstOrDefault() is { Address: { } address } from
        ? MailAddresses.Sender(from.Name, address, DayOf(message))
        : null;

    /// <summary>As the writer's own clock showed it; a mail without a date has the first day of all.</summary>
    private static DateOnly? DayOf(MimeMessage message) =>
        message.Headers.Contains(HeaderId.Date) && message.Date.Year > 1 ? DateOnly.FromDateTime(message.Date.DateTime) : null;

    private static MimeMessage? Attached(MimeMessage message) => message.Attachments.OfType<MessagePart>().FirstOrDefault()?.Message;

    private static string BodyOf(MimeMessage message)
    {
        if (message.TextBody is { Length: > 0 } text)
        {
            return text.Length > LongestBody ? text[..LongestBody] : text;
        }

        return message.HtmlBody is { Length: > 0 } html ? HtmlText.Read(html) : "";
    }
}
