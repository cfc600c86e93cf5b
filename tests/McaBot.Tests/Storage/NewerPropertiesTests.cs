using Azure.Storage.Blobs;
using McaBot.Attestations;
using McaBot.Storage;
using McaBot.Storage.Projections;
using McaBot.Tests.Storage.Doubles;

namespace McaBot.Tests.Storage;

/// <summary>A blob that a newer version wrote is changed without losing what this one has no name or no code for.</summary>
public sealed class NewerPropertiesTests
{
    private static readonly Guid Person = Guid.NewGuid();
    private static readonly string Row =
        $$"""
        {"customer":"{{Guid.NewGuid():D}}","attestation":"{{Guid.NewGuid():D}}","company":"Fabrikam","state":"in-appeal","version":9,
        "at":"2026-01-01T00:00:00+00:00","asRequester":true,"asApprover":false,"urgency":{"of":3} }
        """;

    [Fact]
    public async Task A_row_in_a_state_that_this_version_does_not_know_stays_with_all_that_is_in_it()
    {
        await using var storage = await TestStorage.NewAsync();
        var blob = storage.Direct.GetBlobClient(BlobNames.PersonIndex(Person));
        await blob.UploadAsync(BinaryData.FromString($$"""{"rows":[{{Row}}],"sorted":"newest"}"""));
        var blobs = new JsonBlobs(storage.Store, storage.Log.Of<JsonBlobs>());

        for (var i = 0; i < 30; i++)
        {
            await blobs.ChangeAsync(
                BlobNames.PersonIndex(Person), StorageJson.Default.PersonIndex, before => PersonIndex.With(before, Closed()), default);
        }

        var text = await TextAsync(blob);
        Assert.Contains("\"sorted\":\"newest\"", text, StringComparison.Ordinal);
        Assert.Contains("\"state\":\"in-appeal\"", text, StringComparison.Ordinal);
        Assert.Contains("\"urgency\":{\"of\":3}", text, StringComparison.Ordinal);
        Assert.Contains(await storage.Indexes.MineAsync(Person, default), row => row.Company == "Fabrikam");
    }

    [Fact]
    public async Task A_channel_keeps_a_topic_that_only_a_newer_version_posts()
    {
        await using var storage = await TestStorage.NewAsync();
        var blob = storage.Direct.GetBlobClient(BlobNames.Channel("19:a"));
        await blob.UploadAsync(
            BinaryData.FromString(
                $$"""
                {"channelId":"19:a","teamId":"t","tenantId":"{{Guid.NewGuid():D}}","serviceUrl":"https://old.example/","locale":"en",
                "since":"2026-01-01T00:00:00+00:00","by":"{{Person:D}}","topics":["failures","weather"],"quiet":["22:00","06:00"]}
                """));

        await storage.Channels.NoteAddressAsync("19:a", "https://new.example/", default);

        var text = await TextAsync(blob);
        Assert.Contains("\"serviceUrl\":\"https://new.example/\"", text, StringComparison.Ordinal);
        Assert.Contains("\"topics\":[\"failures\",\"weather\"]", text, StringComparison.Ordinal);
        Assert.Contains("\"quiet\":[\"22:00\",\"06:00\"]", text, StringComparison.Ordinal);
        Assert.Single(await storage.Channels.HearingAsync(Topic.Failures, default));
        Assert.Empty(await storage.Channels.HearingAsync(Topic.Digest, default));
    }

    [Fact]
    public async Task A_day_keeps_a_line_that_only_a_newer_version_counts_and_the_rest_is_counted_as_ever()
    {
        await using var storage = await TestStorage.NewAsync();
        var days = new DayIndex(storage.Store, TimeProvider.System, storage.Log.Of<DayIndex>());
        var at = new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
        var day = DayIndex.DayOf(at);
        await new LineBlobs(storage.Store, storage.Log.Of<LineBlobs>()).AppendAsync(
            BlobNames.Day(day),
            System.Text.Encoding.UTF8.GetBytes(
                $$"""{"attestation":"{{Guid.NewGuid():D}}","what":"appealed","at":"2026-01-05T09:00:00+00:00"}""" + "\n"),
            default);

        await days.RewriteAsync(day, [new DayLine(Guid.NewGuid(), DayEvent.Approved, at)], _ => false, default);

        var read = await days.ReadAsync(at.AddHours(-1), at.AddHours(1), default);
        Assert.Equal(["appealed", "approved"], read.Select(l => Code.Of(l.What)).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(storage.Log.Lines, line => line.Contains("cannot be read", StringComparison.Ordinal));
    }

    private static IndexRow Closed() => new(
        Guid.NewGuid(), Guid.NewGuid(), "Contoso", AttestationState.Completed, 5, TimeProvider.System.GetUtcNow(), true, false);

    private static async Task<string> TextAsync(BlobClient blob) => (await blob.DownloadContentAsync()).Value.Content.ToString();
}
