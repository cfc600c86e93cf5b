using McaBot.Attestations;
using McaBot.Storage.Projections;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Storage.Doubles;
using McaBot.Tests.Teams;
using Microsoft.Extensions.Time.Testing;

namespace McaBot.Tests.Storage.Projections;

public sealed class PeopleTests : IAsyncLifetime
{
    private static readonly PersonRecord Ada = new(
        Partner.Agent,
        Partner.Tenant,
        "Ada Agent",
        "fr-FR",
        "29:a",
        "https://smba.example/",
        "a:1");
    private TestStorage storage = null!;

    public async Task InitializeAsync() => storage = await TestStorage.NewAsync();

    public async Task DisposeAsync() => await storage.DisposeAsync();

    [Fact]
    public async Task Somebody_met_is_found_by_every_process()
    {
        Assert.Null(await storage.People.FindAsync(Ada.ObjectId, default));
        await storage.People.UpsertAsync(Ada, default);

        Assert.Equal(Ada, await storage.NewPeople().FindAsync(Ada.ObjectId, default));
        Assert.Equal([$"people/{Ada.ObjectId:D}"], await storage.BlobsAsync());
    }

    [Fact]
    public async Task Somebody_unchanged_costs_no_write_and_one_read_a_minute()
    {
        await storage.People.UpsertAsync(Ada, default);
        var other = storage.NewPeople();
        var before = storage.Wire.Requests.Count;

        for (var i = 0; i < 5; i++)
        {
            await storage.People.UpsertAsync(Ada, default);
            await other.UpsertAsync(Ada, default);
        }

        Assert.Equal([$"GET people/{Ada.ObjectId:D}"], storage.Wire.Requests.Skip(before));
    }

    [Fact]
    public async Task What_another_process_wrote_is_known_a_minute_later_and_written_over_where_it_no_longer_holds()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
        await using var own = await TestStorage.NewAsync(time);
        await own.People.UpsertAsync(Ada, default);
        await own.NewPeople().UpsertAsync(Ada with { Locale = "en-US" }, default);

        time.Advance(TimeSpan.FromMinutes(1));
        await own.People.UpsertAsync(Ada, default);

        Assert.Equal(Ada, await own.NewPeople().FindAsync(Ada.ObjectId, default));
    }

    [Fact]
    public async Task What_changed_is_written_and_what_is_left_open_stays()
    {
        await storage.People.UpsertAsync(Ada, default);
        var merged = await storage.NewPeople().UpsertAsync(new PersonRecord(Ada.ObjectId, Ada.TenantId, Locale: "en-US"), default);

        Assert.Equal(Ada with { Locale = "en-US" }, merged);
        Assert.Equal(merged, await storage.People.FindAsync(Ada.ObjectId, default));
    }

    [Theory]
    [InlineData(null, "fr-FR")]
    [InlineData("fr", "fr-FR")]
    [InlineData("fr-CA", "fr-CA")]
    [InlineData("en", "en")]
    public async Task A_locale_stays_where_none_is_said_or_only_its_language(string? said, string stored)
    {
        await storage.People.UpsertAsync(Ada, default);

        await storage.NewPeople().NoteAsync(Ada with { Locale = said }, default);

        Assert.Equal(stored, (await storage.NewPeople().FindAsync(Ada.ObjectId, default))!.Locale);
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_counts_as_missing_and_is_replaced()
    {
        await storage.People.UpsertAsync(Ada, default);
        await storage
            .Direct.GetBlobClient($"people/{Ada.ObjectId:D}")
            .UploadAsync(BinaryData.FromString("{\"objectId\":1"), overwrite: true);
        var other = storage.NewPeople();

        Assert.Null(await other.FindAsync(Ada.ObjectId, default));
        await other.UpsertAsync(Ada, default);
        Assert.Equal(Ada, await other.FindAsync(Ada.ObjectId, default));
        Assert.DoesNotContain(storage.Log.Lines, l => l.Contains("Ada", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_storage_down_it_says_so()
    {
        storage.Wire.Refuse(_ => true, 503, "ServerBusy");

        await Assert.ThrowsAsync<StoreUnavailableException>(() => storage.People.UpsertAsync(Ada, default));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => storage.People.FindAsync(Ada.ObjectId, default));
    }
}
