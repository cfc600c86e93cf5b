using System.Text;
using McaBot.Tests.Support;

namespace McaBot.Tests.Field;

[Collection(FieldFiles.Name)]
public sealed class FileHeadTests(FieldFilesWorld story)
{
    private const string Pdf = "%PDF-1.7\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF";
    private const string Mail =
        "From: c@contoso.example.com\r\nDate: Mon, 3 Nov 2025 10:00:00 +0100\r\nSubject: We accept\r\n\r\nWe accept.\r\n";
    private const string Mark = "ï»¿";

    [Theory]
    [InlineData("bom.pdf", Mark + Pdf)]
    [InlineData("newline.pdf", "\n" + Pdf)]
    [InlineData("path.pdf", @"C:\out\" + Pdf)]
    [InlineData("bom.eml", Mark + Mail)]
    [InlineData("mbox.eml", "From c@contoso.example.com Mon Nov  3 10:00:00 2025\n" + Mail)]
    [InlineData("firstblank.eml", "\r\n" + Mail)]
    public async Task F14_a_file_that_readers_open_is_evidence(string name, string content)
    {
        var crew = story.Crew();
        await crew.Agent.StartsAsync();

        await crew.Requester.AttachesAsync(name, Encoding.Latin1.GetBytes(content));

        var said = (await crew.Requester.SeesAsync("1 file was attached")).CardFor(crew.Requester.Person)!.Said();
        Assert.Contains(name, said, StringComparison.Ordinal);
        Assert.DoesNotContain("not attached", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("late.pdf", 1024, Pdf)]
    [InlineData("program.pdf", 0, "MZ~~" + Pdf)]
    [InlineData("page.pdf", 0, "<script>alert(1)</script>" + Pdf)]
    [InlineData("late.eml", 0, "Dear all,\n\n" + Mail)]
    public async Task F14_a_file_that_only_holds_these_bytes_somewhere_is_refused(string name, int before, string content)
    {
        var crew = story.Crew();
        await crew.Agent.StartsAsync();

        await crew.Requester.AttachesAsync(name, Encoding.Latin1.GetBytes(new string(' ', before) + content.Replace('~', '\0')));

        Assert.Contains(
            $"{name}: what is in the file is not what its name says",
            (await crew.Requester.SeesAsync("1 file was not attached")).CardFor(crew.Requester.Person)!.Said(), StringComparison.Ordinal);
    }
}
