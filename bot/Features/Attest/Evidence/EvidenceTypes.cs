using System.Text;

namespace McaBot.Features.Attest.Evidence;

/// <summary>The kinds of file that are taken, each told by the end of its name and by what is in it; neither alone is enough.</summary>
internal static class EvidenceTypes
{
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>The stream that every Outlook message has, and no other document.</summary>
    private static readonly byte[] MessageStream = Encoding.Unicode.GetBytes("__properties_version1.0");

    private const string MailExtension = ".eml";
    private const string MailType = "message/rfc822";

    private static readonly Kind[] Kinds =
    [
        new(".pdf", "application/pdf", c => Says(PdfFiles.Is(c.Span))),
        new(".png", "image/png", c => Says(c.Span.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))),
        new(".jpg", "image/jpeg", IsJpeg),
        new(".jpeg", "image/jpeg", IsJpeg),
        new(".tif", "image/tiff", IsTiff),
        new(".tiff", "image/tiff", IsTiff),
        new(MailExtension, MailType, c => Says(MailFiles.Is(c.Span))),
        new(".msg", "application/vnd.ms-outlook", c => Says(c.Span.StartsWith(CompoundFile) && c.Span.IndexOf(MessageStream) >= 0)),
        new(".txt", "text/plain", c => Says(TextFiles.Is(c.Span))),
        new(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", c =>
            OfficeFiles.Check(c, "word/document.xml")),
        new(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", c => OfficeFiles.Check(c, "xl/workbook.xml")),
    ];

    /// <summary>Whether it is named as an e-mail is.</summary>
    public static bool IsNamedMail(string? name) =>
        string.Equals(Path.GetExtension(name), MailExtension, StringComparison.OrdinalIgnoreCase);

    public static bool IsMail(EvidenceFile file) => string.Equals(file.ContentType, MailType, StringComparison.Ordinal);

    public static EvidenceCheck Check(string name, ReadOnlyMemory<byte> content)
    {
        var extension = Path.GetExtension(name);
        var kind = Kinds.FirstOrDefault(k => string.Equals(k.Extension, extension, StringComparison.OrdinalIgnoreCase));
        return kind is null ? new(null, EvidenceProblem.TypeNotTaken)
            : kind.Check(content) is { } problem ? new(null, problem)
            : new(kind.ContentType, null);
    }

    private static EvidenceProblem? Says(bool isSo) => isSo ? null : EvidenceProblem.NotWhatItSays;

    private static EvidenceProblem? IsJpeg(ReadOnlyMemory<byte> content) =>
        Says(content.Span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]));

    private static EvidenceProblem? IsTiff(ReadOnlyMemory<byte> content) =>
    Says(
        content.Span.StartsWith((ReadOnlySpan<byte>)[0x49, 0x49, 0x2A, 0x00])
            || content.Span.StartsWith((ReadOnlySpan<byte>)[0x4D, 0x4D, 0x00, 0x2A]));

    private sealed record Kind(string Extension, string ContentType, Func<ReadOnlyMemory<byte>, EvidenceProblem?> Check);
}
