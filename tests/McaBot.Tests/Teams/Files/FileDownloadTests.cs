using System.Security.Cryptography;
using McaBot.Teams.Files;
using McaBot.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Schema;

namespace McaBot.Tests.Teams.Files;

/// <summary>Attached files are read from the stand-in over the wire, as the bot reads them.</summary>
[Collection(PlainStories.Name)]
public sealed class FileDownloadTests(StoryWorld story) : IDisposable
{
    private const int Most = 100_000;
    private readonly FileParts parts = FileParts.Of(story.World);

    public void Dispose() => parts.Dispose();

    [Fact]
    public async Task An_attached_file_is_read_whole_with_its_hash_and_without_a_trace_of_its_link()
    {
        var content = RandomNumberGenerator.GetBytes(Most);
        var attached = story.World.Files.Put("Signed letter.pdf", content);
        var key = attached["content"]!["downloadUrl"]!.GetValue<string>().Split("tempauth=")[1];

        var read = await parts.Downloads.ReadAsync(FileParts.Attached(attached), Most, CancellationToken.None);

        Assert.Null(read.Refusal);
        Assert.Equal("Signed letter.pdf", read.File!.Name);
        Assert.Equal(content, read.File.Content.ToArray());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), read.File.Sha256);
        Assert.DoesNotContain(key, parts.Log.Text, StringComparison.Ordinal);
        var call = Assert.Single(story.World.Requests.Of("files"), r => r.Path.Contains(key, StringComparison.Ordinal));
        Assert.Equal((200, "GET"), (call.Status, call.Method));
    }

    [Theory]
    [InlineData(Most, null)]
    [InlineData(Most + 1, DownloadRefusal.TooLarge)]
    [InlineData(0, DownloadRefusal.Empty)]
    public async Task A_file_is_taken_up_to_the_limit_and_not_a_byte_more(int size, object? refusal) =>
        Assert.Equal(
            refusal,
            (
                await parts.Downloads.ReadAsync(
                    FileParts.Attached(story.World.Files.Put("f.bin", new byte[size])), Most, CancellationToken.None)).Refusal);

    [Fact]
    public async Task A_far_end_that_says_nothing_of_the_length_is_stopped_at_the_limit()
    {
        // Without an end: whoever did not stop at the limit would never come back with a refusal for size.
        await using var far = await LoopbackServer.StartAsync(async context =>
        {
            var piece = new byte[16_384];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(piece);
            }
        });
        using var there = new FileParts([far.Address.Authority]);

        Assert.Equal(
            DownloadRefusal.TooLarge,
            (await there.Downloads.ReadAsync(FileParts.Attached($"{far.Address}endless"), Most, CancellationToken.None)).Refusal);
    }

    [Theory]
    [InlineData("https://evil.example/f")]
    [InlineData("https://evilsharepoint.com/f")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("file:///etc/passwd")]
    public async Task Another_host_is_not_asked(string address)
    {
        using var usual = new FileParts([]);
        Assert.Equal(
            DownloadRefusal.HostNotAllowed,
            (await usual.Downloads.ReadAsync(FileParts.Attached(address), Most, CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task A_redirect_is_followed_to_allowed_hosts_only_and_carries_no_credentials()
    {
        var asked = 0;
        string? credentials = "";
        await using var off = await LoopbackServer.StartAsync(context =>
        {
            asked++;
            return context.Response.WriteAsync("secret");
        });
        await using var near = await LoopbackServer.StartAsync(context =>
        {
            credentials += context.Request.Headers.Authorization.ToString() + context.Request.Headers.Cookie;
            var (to, words) = context.Request.Path.Value switch
            {
                "/off" => ($"{off.Address}f", ""),
                "/on" => ("/f", ""),
                "/round" => ("/round", ""),
                "/nowhere" => (null, ""),
                _ => (null, "content"),
            };
            context.Response.StatusCode = words.Length > 0 ? 200 : 302;
            if (to is not null) context.Response.Headers.Location = to;
            context.Response.Headers.SetCookie = "a=b";
            return context.Response.WriteAsync(words);
        });
        using var there = new FileParts([near.Address.Authority]);

        Assert.Equal(DownloadRefusal.HostNotAllowed, (await ReadAsync("/off")).Refusal);
        Assert.Equal("content"u8.ToArray(), (await ReadAsync("/on")).File!.Content.ToArray());
        Assert.Equal(DownloadRefusal.Unavailable, (await ReadAsync("/round")).Refusal);
        Assert.Equal(DownloadRefusal.Unavailable, (await ReadAsync("/nowhere")).Refusal);
        Assert.Equal((0, ""), (asked, credentials));

        Task<Download> ReadAsync(string path) =>
            there.Downloads.ReadAsync(FileParts.Attached(near.Address + path[1..]), Most, CancellationToken.None);
    }

    [Theory]
    [InlineData(401, DownloadRefusal.Gone)]
    [InlineData(403, DownloadRefusal.Gone)]
    [InlineData(404, DownloadRefusal.Gone)]
    [InlineData(410, DownloadRefusal.Gone)]
    [InlineData(429, DownloadRefusal.Unavailable)]
    [InlineData(500, DownloadRefusal.Unavailable)]
    [InlineData(503, DownloadRefusal.Unavailable)]
    public async Task A_link_that_is_no_longer_good_is_told_from_a_place_that_does_not_answer(int status, object refusal)
    {
        var attached = story.World.Files.Put("f.txt", "content"u8.ToArray());
        using var fault = story.World.Faults.Next("files", attached["content"]!["uniqueId"]!.GetValue<string>(), times: 2, status: status);

        Assert.Equal(refusal, (await parts.Downloads.ReadAsync(FileParts.Attached(attached), Most, CancellationToken.None)).Refusal);
        Assert.Equal(refusal is DownloadRefusal.Gone ? 1 : 2, fault.Hits);
    }

    [Fact]
    public async Task A_hiccup_costs_a_second_try_and_nothing_else()
    {
        var attached = story.World.Files.Put("f.txt", "content"u8.ToArray());
        using var fault = story.World.Faults.Next("files", attached["content"]!["uniqueId"]!.GetValue<string>(), dropBeforeEffect: true);

        Assert.Equal(
            "content"u8.ToArray(),
            (await parts.Downloads.ReadAsync(FileParts.Attached(attached), Most, CancellationToken.None)).File!.Content.ToArray());
        Assert.Equal(1, fault.Hits);
    }

    [Fact]
    public async Task What_is_no_file_is_said_to_be_none()
    {
        Assert.Equal(DownloadRefusal.NotAFile, await RefusalOf(new Attachment("text/html", content: "<p>hello</p>")));
        Assert.Equal(DownloadRefusal.NotAFile, await RefusalOf(new Attachment("application/vnd.microsoft.teams.file.download.info")));
        Assert.Equal(
            DownloadRefusal.NotAFile,
            await RefusalOf(new Attachment("application/vnd.microsoft.teams.file.download.info", content: "no json")));
        Assert.Equal(DownloadRefusal.NotAFile, await RefusalOf(FileParts.Attached("")));
        Assert.Equal(DownloadRefusal.NotAFile, await RefusalOf(FileParts.Attached("files/f")));

        async Task<DownloadRefusal?> RefusalOf(Attachment attachment) =>
            (await parts.Downloads.ReadAsync(attachment, Most, CancellationToken.None)).Refusal;
    }

    [Fact]
    public void Files_are_told_from_what_else_Teams_attaches()
    {
        var file = FileParts.Attached("https://contoso.sharepoint.com/f");
        var activity = new Activity { Attachments = [new Attachment("text/html", content: "<p/>"), file] };

        Assert.Equal([file], FileDownloads.In(activity));
        Assert.Empty(FileDownloads.In(new Activity()));
    }
}
