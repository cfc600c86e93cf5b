using System.Security.Cryptography;
using System.Text;
using McaBot.Attestations;
using McaBot.Features.Attest.Evidence;

namespace McaBot.Tests.Features.Attest.Evidence;

public sealed class EvidenceTypesTests
{
    private static readonly Dictionary<string, byte[]> Contents = new(StringComparer.Ordinal)
    {
        ["pdf"] = SampleFiles.Pdf(),
        ["png"] = SampleFiles.Png(),
        ["jpeg"] = SampleFiles.Jpeg(),
        ["tiff"] = [0x49, 0x49, 0x2A, 0x00, 8, 0, 0, 0],
        ["mail"] = SampleFiles.Mail(),
        ["message"] = SampleFiles.OutlookMessage(),
        ["text"] = Encoding.UTF8.GetBytes("Reçu le 3 novembre\r\n"),
        ["wide text"] = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Reçu")],
        ["word"] = SampleFiles.Word(),
        ["excel"] = SampleFiles.Excel(("xl/printerSettings/printerSettings1.bin", [1])),
        ["old document"] = SampleFiles.OldWordDocument(),
        ["program"] = SampleFiles.Program(),
        ["script"] = "#!/bin/sh\n\0rm -rf"u8.ToArray(),
        ["web page"] = "<html><script>alert(1)</script>"u8.ToArray(),
        ["archive"] = SampleFiles.Zip(("a.txt", [1])),
        ["program before an archive"] = [.. SampleFiles.Program(), .. SampleFiles.Word()],
        ["half a document"] = SampleFiles.Word()[..60],
        ["macros"] = SampleFiles.Word(("word/vbaProject.bin", [1])),
        ["embedded object"] = SampleFiles.Word(("word/embeddings/oleObject1.bin", [1])),
        ["embedded program"] = SampleFiles.Excel(("xl/embeddings/Setup.EXE", [1])),
        ["embedded archive"] = SampleFiles.Word(("word/media/a.zip", [1])),
        ["part outside"] = SampleFiles.Word(("word/../../evil.xml", [1])),
        ["part at the root"] = SampleFiles.Word(("/etc/evil.xml", [1])),
        ["bomb"] = SampleFiles.Word(("word/media/image1.png", new byte[8 * 1024 * 1024])),
        ["many small bombs"] = SampleFiles.Word([.. Enumerable.Range(0, 130).Select(i => ($"word/media/{i}.xml", new byte[1024 * 1024]))]),
        ["too many parts"] = SampleFiles.Word([.. Enumerable.Range(0, 2100).Select(i => ($"word/{i}.xml", Array.Empty<byte>()))]),
        ["pdf behind a mark"] = [0xEF, 0xBB, 0xBF, .. SampleFiles.Pdf()],
        ["pdf behind an empty line"] = [.. "\r\n"u8, .. SampleFiles.Pdf()],
        ["pdf behind a path"] = [.. @"C:\out\"u8, .. SampleFiles.Pdf()],
        ["pdf at the last place"] = [.. new string(' ', 1019).Select(c => (byte)c), .. SampleFiles.Pdf()],
        ["pdf too late"] = [.. new string(' ', 1020).Select(c => (byte)c), .. SampleFiles.Pdf()],
        ["pdf behind a program"] = [.. SampleFiles.Program(), .. SampleFiles.Pdf()],
        ["pdf behind a web page"] = [.. "<html><script>alert(1)</script>"u8, .. SampleFiles.Pdf()],
        ["pdf behind a script"] = [.. "#!/bin/sh\nrm -rf x\n"u8, .. SampleFiles.Pdf()],
        ["pdf behind an archive"] = [.. SampleFiles.Zip(("a.txt", [1])), .. SampleFiles.Pdf()],
        ["mail behind a mark"] = [0xEF, 0xBB, 0xBF, .. SampleFiles.Mail()],
        ["mail behind an empty line"] = [.. "\r\n"u8, .. SampleFiles.Mail()],
        ["mail of a mailbox"] = [.. "From c@contoso.example.com Mon Nov  3 10:00:00 2025\n"u8, .. SampleFiles.Mail()],
        ["marked mail of a mailbox"] =
        [
            0xEF,
            0xBB,
            0xBF,
            .. "\nFrom c@contoso.example.com Mon Nov  3 10:00:00 2025\n"u8,
            .. SampleFiles.Mail(),
        ],
        ["mail with names in UTF-8"] = Encoding.UTF8.GetBytes("From: Zoé <z@contoso.example>\nSubject: Accepté\n\nOui"),
        ["mail without a sender"] = "Subject: We accept\nDate: Mon, 3 Nov 2025 10:00:00 +0100\n\nFrom: nobody"u8.ToArray(),
        ["headers further down"] = "Dear all,\n\nFrom: c@contoso.example\nSubject: x\n\n"u8.ToArray(),
        ["a line that is no header"] = "From: c@contoso.example\nno header at all\nSubject: x\n\n"u8.ToArray(),
        ["program behind headers"] = [.. SampleFiles.Mail(), .. SampleFiles.Program()],
        ["bomb that understates itself"] = SampleFiles.Understated(
            SampleFiles.Word(("word/media/image1.png", new byte[8 * 1024 * 1024])), 8 * 1024 * 1024),
    };

    [Theory]
    [InlineData("pdf", "proof.pdf", "application/pdf")]
    [InlineData("pdf", "PROOF.PDF", "application/pdf")]
    [InlineData("pdf", "proof.exe.pdf", "application/pdf")]
    [InlineData("png", "scan.png", "image/png")]
    [InlineData("jpeg", "scan.jpg", "image/jpeg")]
    [InlineData("jpeg", "scan.jpeg", "image/jpeg")]
    [InlineData("tiff", "scan.tif", "image/tiff")]
    [InlineData("mail", "accepted.eml", "message/rfc822")]
    [InlineData("message", "accepted.msg", "application/vnd.ms-outlook")]
    [InlineData("text", "notes.txt", "text/plain")]
    [InlineData("wide text", "notes.txt", "text/plain")]
    [InlineData("web page", "page.txt", "text/plain")]
    [InlineData("word", "letter.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("excel", "list.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("pdf behind a mark", "proof.pdf", "application/pdf")]
    [InlineData("pdf behind an empty line", "proof.pdf", "application/pdf")]
    [InlineData("pdf behind a path", "proof.pdf", "application/pdf")]
    [InlineData("pdf at the last place", "proof.pdf", "application/pdf")]
    [InlineData("mail behind a mark", "accepted.eml", "message/rfc822")]
    [InlineData("mail behind an empty line", "accepted.eml", "message/rfc822")]
    [InlineData("mail of a mailbox", "accepted.eml", "message/rfc822")]
    [InlineData("marked mail of a mailbox", "accepted.eml", "message/rfc822")]
    [InlineData("mail with names in UTF-8", "accepted.eml", "message/rfc822")]
    public void A_kind_that_is_taken_is_told_by_name_and_content(string content, string name, string type) =>
        Assert.Equal(new(type, null), EvidenceTypes.Check(name, Contents[content]));

    [Theory]
    [InlineData("program", "setup.exe", EvidenceProblem.TypeNotTaken)]
    [InlineData("archive", "all.zip", EvidenceProblem.TypeNotTaken)]
    [InlineData("web page", "page.html", EvidenceProblem.TypeNotTaken)]
    [InlineData("old document", "letter.doc", EvidenceProblem.TypeNotTaken)]
    [InlineData("macros", "letter.docm", EvidenceProblem.TypeNotTaken)]
    [InlineData("pdf", "proof", EvidenceProblem.TypeNotTaken)]
    [InlineData("pdf", "proof.pdf.exe", EvidenceProblem.TypeNotTaken)]
    [InlineData("program", "proof.pdf", EvidenceProblem.NotWhatItSays)]
    [InlineData("program", "notes.txt", EvidenceProblem.NotWhatItSays)]
    [InlineData("script", "notes.txt", EvidenceProblem.NotWhatItSays)]
    [InlineData("png", "scan.jpg", EvidenceProblem.NotWhatItSays)]
    [InlineData("web page", "accepted.eml", EvidenceProblem.NotWhatItSays)]
    [InlineData("text", "accepted.eml", EvidenceProblem.NotWhatItSays)]
    [InlineData("old document", "accepted.msg", EvidenceProblem.NotWhatItSays)]
    [InlineData("archive", "letter.docx", EvidenceProblem.NotWhatItSays)]
    [InlineData("excel", "letter.docx", EvidenceProblem.NotWhatItSays)]
    [InlineData("word", "list.xlsx", EvidenceProblem.NotWhatItSays)]
    [InlineData("half a document", "letter.docx", EvidenceProblem.NotWhatItSays)]
    [InlineData("program before an archive", "letter.docx", EvidenceProblem.NotWhatItSays)]
    [InlineData("macros", "letter.docx", EvidenceProblem.Unsafe)]
    [InlineData("embedded object", "letter.docx", EvidenceProblem.Unsafe)]
    [InlineData("embedded program", "list.xlsx", EvidenceProblem.Unsafe)]
    [InlineData("embedded archive", "letter.docx", EvidenceProblem.Unsafe)]
    [InlineData("part outside", "letter.docx", EvidenceProblem.Unsafe)]
    [InlineData("part at the root", "letter.docx", EvidenceProblem.Unsafe)]
    [InlineData("bomb", "letter.docx", EvidenceProblem.Unsafe)]
    [InlineData("many small bombs", "letter.docx", EvidenceProblem.Unsafe)]
    [InlineData("too many parts", "letter.docx", EvidenceProblem.Unsafe)]
    [InlineData("pdf too late", "proof.pdf", EvidenceProblem.NotWhatItSays)]
    [InlineData("pdf behind a program", "proof.pdf", EvidenceProblem.NotWhatItSays)]
    [InlineData("pdf behind a web page", "proof.pdf", EvidenceProblem.NotWhatItSays)]
    [InlineData("pdf behind a script", "proof.pdf", EvidenceProblem.NotWhatItSays)]
    [InlineData("pdf behind an archive", "proof.pdf", EvidenceProblem.NotWhatItSays)]
    [InlineData("mail without a sender", "accepted.eml", EvidenceProblem.NotWhatItSays)]
    [InlineData("headers further down", "accepted.eml", EvidenceProblem.NotWhatItSays)]
    [InlineData("a line that is no header", "accepted.eml", EvidenceProblem.NotWhatItSays)]
    [InlineData("program behind headers", "accepted.eml", EvidenceProblem.NotWhatItSays)]
    public void Whatever_else_is_refused_for_what_it_is(string content, string name, EvidenceProblem problem) =>
        Assert.Equal(new(null, problem), EvidenceTypes.Check(name, Contents[content]));

    [Fact]
    public void A_bomb_that_understates_itself_is_not_unfolded()
    {
        var bomb = Contents["bomb that understates itself"];
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(new(null, EvidenceProblem.Unsafe), EvidenceTypes.Check("letter.docx", bomb));

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 4 * 1024 * 1024);
    }

    /// <summary>
    /// Why archives are not read by the framework: it unfolds as far as a part says and calls that whole, where an office program unfolds
    /// all.
    /// </summary>
    [Fact]
    public void A_bomb_whose_size_and_checksum_are_forged_is_refused_where_the_framework_finds_nothing_wrong()
    {
        const int size = 8 * 1024 * 1024;
        var bomb = SampleFiles.Understated(SampleFiles.Word(("word/media/image1.png", new byte[size])), size, SampleFiles.StatedChecksum);

        Assert.Equal(SampleFiles.StatedSize, SampleFiles.Unzip(bomb)["word/media/image1.png"].Length);
        Assert.Equal(new(null, EvidenceProblem.Unsafe), EvidenceTypes.Check("letter.docx", bomb));
    }

    [Fact]
    public void Damaged_mails_are_taken_or_refused_and_nothing_is_thrown()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var damaged = SampleFiles.Mail();
            for (var i = 0; i < 4; i++)
            {
                damaged[random.Next(damaged.Length)] = (byte)"\r\n \t:;<>()\"\\=?\u00e9a"[random.Next(16)];
            }

            var (type, problem) = EvidenceTypes.Check("accepted.eml", damaged);
            Assert.True(type is null ^ problem is null);
        }
    }

    [Fact]
    public void Damaged_documents_are_refused_and_nothing_is_thrown()
    {
        var sound = SampleFiles.Word(("word/media/image1.png", RandomNumberGenerator.GetBytes(2000)));
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var damaged = sound.ToArray();
            for (var i = 0; i < 4; i++)
            {
                damaged[random.Next(4, damaged.Length)] = (byte)random.Next(256);
            }

            var (type, problem) = EvidenceTypes.Check("letter.docx", damaged);
            Assert.True(type is null ^ problem is null);
        }
    }
}
