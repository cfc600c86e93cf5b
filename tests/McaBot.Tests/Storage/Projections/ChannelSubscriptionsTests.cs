using McaBot.Attestations;
using McaBot.Storage.Projections;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Storage.Doubles;

namespace McaBot.Tests.Storage.Projections;

public sealed class ChannelSubscriptionsTests : IAsyncLifetime
{
    private static readonly ChannelSubscription Support = Of("19:support@thread.tacv2");
    private TestStorage storage = null!;

    public async Task InitializeAsync() => storage = await TestStorage.NewAsync();

    public async Task DisposeAsync() => await storage.DisposeAsync();

    [Fact]
    public async Task A_channel_subscribes_changes_its_language_and_unsubscribes()
    {
        Assert.Empty(await storage.Channels.ListAsync(default));
        await storage.Channels.AddAsync(Support, default);
        await storage.Channels.AddAsync(Support with { Locale = "fr-FR" }, default);

        Assert.Equal([Support with { Locale = "fr-FR" }], await storage.Channels.ListAsync(default));
        Assert.Equal(Support with { Locale = "fr-FR" }, await storage.Channels.FindAsync(Support.ChannelId, default));
        Assert.True(await storage.Channels.RemoveAsync(Support.ChannelId, default));
        Assert.False(await storage.Channels.RemoveAsync(Support.ChannelId, default));
        Assert.Null(await storage.Channels.FindAsync(Support.ChannelId, default));
        Assert.Empty(await storage.Channels.ListAsync(default));
    }

    [Theory]
    [InlineData("../../ledger/x")]
    [InlineData("19:ümläut/../%2e%2e?comp=list")]
    [InlineData("")]
    public async Task A_channels_id_never_becomes_a_blob_name(string id)
    {
        await storage.Channels.AddAsync(Of(id), default);

        Assert.Matches("^channels/[0-9a-f]{64}$", Assert.Single(await storage.BlobsAsync()));
        Assert.Equal(Of(id), await storage.Channels.FindAsync(id, default));
    }

    [Fact]
    public async Task Many_channels_are_all_listed()
    {
        var all = Enumerable.Range(0, 40).Select(i => Of($"19:{i}@thread.tacv2")).ToList();
        await Task.WhenAll(all.Select(c => storage.Channels.AddAsync(c, default)));
        await storage.Direct.GetBlobClient("channels/broken").UploadAsync(BinaryData.FromString("{}"));

        Assert.Equal(all.Select(c => c.ChannelId).Order(), (await storage.Channels.ListAsync(default)).Select(c => c.ChannelId).Order());
    }

    [Fact]
    public async Task A_channel_subscribed_before_there_were_topics_hears_of_approvals_and_failures()
    {
        await storage.Channels.AddAsync(Support, default);
        Assert.DoesNotContain(
            "opics", System.Text.Encoding.UTF8.GetString(await storage.BytesAsync(Assert.Single(await storage.BlobsAsync()))),
            StringComparison.Ordinal);

        Assert.Equal(Support, Assert.Single(await storage.Channels.HearingAsync(Topic.Approvals, default)));
        Assert.Equal(Support, Assert.Single(await storage.Channels.HearingAsync(Topic.Failures, default)));
        Assert.Empty(await storage.Channels.HearingAsync(Topic.Digest, default));
    }

    [Fact]
    public async Task A_channel_hears_of_its_topics_alone_and_they_are_stored_as_codes()
    {
        await storage.Channels.AddAsync(Support with { Topics = [Topic.Failures, Topic.Digest], DigestSince = Entries.At }, default);

        Assert.Contains(
            "[\"failures\",\"digest\"]",
            System.Text.Encoding.UTF8.GetString(await storage.BytesAsync(Assert.Single(await storage.BlobsAsync()))),
            StringComparison.Ordinal);
        Assert.Empty(await storage.Channels.HearingAsync(Topic.Approvals, default));
        var found = Assert.Single(await storage.Channels.HearingAsync(Topic.Digest, default));
        Assert.Equal([Topic.Failures, Topic.Digest], found.Heard);
        Assert.Equal(Entries.At, found.DigestSince);
    }

    [Fact]
    public async Task Topics_added_at_once_from_several_sides_are_all_kept()
    {
        await Task.WhenAll(
            Enum.GetValues<Topic>()
                .Select(topic =>
                    storage.Channels.ChangeAsync(
                        Support.ChannelId,
                        found =>
                            (found ?? Support with { Topics = [] }) is var before
                                ? before with
                                {
                                    Topics = [.. before.Heard, topic],
                                }
                                : null,
                        default)));

        Assert.Equal(Enum.GetValues<Topic>(), (await storage.Channels.FindAsync(Support.ChannelId, default))!.Heard.Order());
    }

    private static ChannelSubscription Of(string id) =>
        new(id, "19:team@thread.tacv2", Partner.Tenant, "https://smba.example/", "en-US", Entries.At, Partner.Agent);
}
