using System.Text.RegularExpressions;
using MimeKit.Utils;

namespace McaBot.Features.Attest.Prefill;

/// <summary>
/// Mails as mail programs quote them, and as people copy them: "From: … Sent: … To: … Subject: …", in English or French, each a line of its
/// own.
/// </summary>
internal static partial class QuotedMails
{
    private const int MaxFound = 8;
    private const int LongestHead = 12;
    private const int MostAbove = 4;
    private const int LongestLine = 500;

    private static readonly char[] Quoting = ['>', ' ', '*', '\t'];

    private static readonly Dictionary<string, MailLabel> Labels = new(StringComparer.Ordinal)
    {
        ["from"] = MailLabel.From,
        ["de"] = MailLabel.From,
        ["expediteur"] = MailLabel.From,
        ["sender"] = MailLabel.From,
        ["sent"] = MailLabel.Sent,
        ["date"] = MailLabel.Sent,
        ["envoye"] = MailLabel.Sent,
        ["envoyele"] = MailLabel.Sent,
        ["senton"] = MailLabel.Sent,
        ["to"] = MailLabel.Other,
        ["a"] = MailLabel.Other,
        ["cc"] = MailLabel.Other,
        ["destinataire"] = MailLabel.Other,
        ["pour"] = MailLabel.Other,
        ["subject"] = MailLabel.Subject,
        ["objet"] = MailLabel.Subject,
        ["sujet"] = MailLabel.Subject,
    };

    /// <param name="culture">The reader's own, region included.</param>
    public static IEnumerable<MailSender> In(string text, CultureInfo culture)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var found = 0;
        for (var i = 0; i < lines.Length && found < MaxFound; i++)
        {
            if (LabelOf(lines[i]) is { Label: MailLabel.From } && Head(lines, i, culture) is { } sender)
            {
                found++;
                yield return sender;
            }
        }
    }

    /// <summary>Typed or pasted text that begins as a mail does.</summary>
    /// <returns>Null where it is none.</returns>
    public static ReadMail? Read(string text, CultureInfo culture)
    {
        var first = text.Split('\n').Select(LabelOf).FirstOrDefault(l => l is not null);
        if (first is null || !text.Contains('\n', StringComparison.Ordinal))
        {
            return null;
        }

        var senders = In(text, culture).ToList();
        var subject = text.Split('\n').Select(LabelOf).FirstOrDefault(l => l is { Label: MailLabel.Subject })?.Value;
        return senders.Count == 0 ? null : new ReadMail(senders, IsForward(subject));
    }

    /// <summary>What stands above the first mail's head.</summary>
    public static string Above(string text)
    {
        var lines = text.Split('\n');
        var at = Array.FindIndex(lines, line => LabelOf(line) is { Label: MailLabel.From });
        for (var top = Math.Max(0, at - MostAbove); at > top && LabelOf(lines[at - 1]) is not null;)
        {
            at--;
        }

        return string.Join('\n', lines.Take(Math.Max(0, at)));
    }

    public static bool IsForward(string? subject) => subject is not null && Forwarded().IsMatch(subject);

    /// <summary>A writer alone could be anything: a day, a reader or a subject has to stand beside.</summary>
    private static MailSender? Head(string[] lines, int at, CultureInfo culture)
    {
        var head = LabelsIn(lines.Skip(at + 1).Take(LongestHead));
        if (!head.Exists(IsSent))
        {
            head.AddRange(LabelsIn(lines.Take(at).TakeLast(MostAbove).Reverse()));
        }

        return head.Count > 0 ? MailAddresses.Sender(LabelOf(lines[at])!.Value, DayOf(head.Find(IsSent)?.Value ?? "", culture)) : null;
    }

    /// <summary>A blank line, or another writer, is where this mail's head ends: what stands behind it is another mail's.</summary>
    private static List<LabelledLine> LabelsIn(IEnumerable<string> lines) =>
    [
        .. lines.TakeWhile(line => !string.IsNullOrWhiteSpace(line.Trim(Quoting)))
            .Select(LabelOf)
            .TakeWhile(label => label is not { Label: MailLabel.From })
            .OfType<LabelledLine>(),
    ];

    private static bool IsSent(LabelledLine line) => line.Label == MailLabel.Sent;

    /// <summary>The day, whatever time stands behind it. Day and month in an order that only its writer knows are none.</summary>
    private static DateOnly? DayOf(string text, CultureInfo culture)
    {
        var day = Time().Replace(CleanText.Of(text), "").TrimEnd(',', ' ');
        return TypedDay.Read(day, culture) is { } read ? read.IsAmbiguous ? null : read.Day
            : Rfc().IsMatch(text) && DateUtils.TryParse(text, out var at) ? DateOnly.FromDateTime(at.DateTime)
            : null;
    }

    private static LabelledLine? LabelOf(string line)
    {
        var text = line.TrimStart(Quoting);
        return text.Length <= LongestLine && text.IndexOf(':', StringComparison.Ordinal) is > 0 and < 20 and var at
            && Labels.TryGetValue(FieldNames.Plain(text[..at]), out var label)
                ? new LabelledLine(label, text[(at + 1)..].Trim(' ', '*', '\t', '\u00A0', '\r'))
                : null;
    }

    [GeneratedRegex(@"^\s*(?:fwd?|tr|wg|rv|i)\s*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Forwarded();

    [GeneratedRegex(
        @"[ ,]*(?:\b(?:at|à)\b\s*)?\b\d{1,2}[:h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?"
        + @"(?:\s*(?:[+-]\d{2}:?\d{2}|utc|gmt|\p{Lu}{3,5}))?(?:\s*\([^)]*\))?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    [GeneratedRegex(@"\d{1,2} \p{L}{3} \d{4} \d{1,2}:\d{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Rfc();

    private enum MailLabel
    {
        From = 1,
        Sent = 2,
        Subject = 3,
        Other = 4,
    }

    private sealed record LabelledLine(MailLabel Label, string Value);
}
