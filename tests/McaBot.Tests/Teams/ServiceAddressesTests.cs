using McaBot.Attestations;
using McaBot.Storage.Projections;
using McaBot.Teams;
using McaBot.Tests.Storage.Doubles;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

namespace McaBot.Tests.Teams;

public sealed class ServiceAddressesTests : IAsyncLifetime
{
    private const string Known = "https://smba.trafficmanager.net/emea/";
    private const string Newer = "https://smba.trafficmanager.net/amer/";
    private const string NotAllowed = "https://gone.example/";
    private static readonly Guid Ada = Guid.NewGuid();
    private TestStorage storage = null!;
    private People people = null!;
    private ServiceAddresses addresses = null!;

    [Theory]
    [InlineData("a:1", Newer)]
    [InlineData("a:2", Known)]
    public async Task A_card_in_a_chat_follows_the_newest_address_of_the_same_chat(string conversation, string expected)
    {
        await people.UpsertAsync(new PersonRecord(Ada, Guid.NewGuid(), ServiceUrl: Newer, ConversationId: conversation), default);

        Assert.Equal(
            expected,
            (await addresses.NowAsync(new PostedCard(Audience.Approver, Ada.ToString("D"), Known, "a:1", "7"), default)).ServiceUrl);
    }

    [Theory]
    [InlineData(Audience.Channel)]
    [InlineData(Audience.ChannelFailure)]
    public async Task A_card_in_a_channel_follows_its_subscription_and_stays_where_there_is_none(Audience audience)
    {
        var card = new PostedCard(audience, "19:a@thread.tacv2", Known, "19:a@thread.tacv2;messageid=1", "7");
        Assert.Equal(card, await addresses.NowAsync(card, default));
        await storage.Channels.AddAsync(
            new ChannelSubscription(card.Holder, "19:t", Guid.NewGuid(), Known, "en", DateTimeOffset.UnixEpoch, Ada), default);

        await storage.Channels.NoteAddressAsync(card.Holder, Newer, default);
        await storage.Channels.NoteAddressAsync("19:nobody@thread.tacv2", Newer, default);

        Assert.Equal(Newer, (await addresses.NowAsync(card, default)).ServiceUrl);
        Assert.Single(await storage.Channels.ListAsync(default));
    }

    [Fact]
    public async Task An_address_that_is_not_allowed_any_more_gives_way_to_that_of_the_latest_activity()
    {
        var card = new PostedCard(Audience.Requester, Ada.ToString("D"), NotAllowed, "a:1", "7");
        Assert.Equal((NotAllowed, NotAllowed), (addresses.Now(NotAllowed), (await addresses.NowAsync(card, default)).ServiceUrl));

        addresses.Note(Newer);

        Assert.Equal(
            (Newer, Newer, Known), (addresses.Now(NotAllowed), (await addresses.NowAsync(card, default)).ServiceUrl, addresses.Now(Known)));
    }

    public async Task InitializeAsync()
    {
        storage = await TestStorage.NewAsync();
        people = storage.NewPeople();
        var gate = new ActivityGate(
            Options.Create(new TeamsOptions()), new HostingEnvironment { EnvironmentName = Environments.Production });
        addresses = new ServiceAddresses(people, storage.Channels, gate);
    }

    public async Task DisposeAsync() => await storage.DisposeAsync();
}
