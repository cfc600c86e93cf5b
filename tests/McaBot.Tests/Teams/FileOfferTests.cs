using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using McaBot.Sandbox.Wire;
using McaBot.Sandbox.World;
using McaBot.Teams.Files;
using McaBot.Tests.Support;
using McaBot.Tests.Teams.Files;

namespace McaBot.Tests.Teams;

/// <summary>A file is offered as the bot's features do it; from there on everything goes through the bot over HTTP.</summary>
[Collection(PlainStories.Name)]
public sealed class FileOfferTests(StoryWorld story) : IDisposable
{
    private readonly FileParts parts = FileParts.Of(story.World);
    private readonly byte[] content = RandomNumberGenerator.GetBytes(20_000);

    public void Dispose() => parts.Dispose();

    [Fact]
    public async Task An_allowed_file_lies_in_the_persons_OneDrive_and_its_card_makes_room_for_the_files()
    {
        var ada = story.Hires("Ada");
        var offered = await parts.OffersAsync(story.World, ada, "audit: 2026/11.csv", content);
        Assert.Equal(
            ("11.csv", "An audit file", content.Length),
            (offered.FileConsent!.Name, offered.FileConsent.Description, offered.FileConsent.Size));
        Assert.Equal(["offer"], offered.FileConsent.Content["acceptContext"]!.AsObject().Select(p => p.Key));

        var file = await ada.ReceivesFileAsync("11.csv");

        Assert.Equal(content, file.Content);
        var info = await ada.Chat.WaitForAsync(m => m.FileInfo is not null);
        Assert.Equal(
            ("11.csv", file.Id, "csv"),
            (info.FileInfo!.Name, (string?)info.FileInfo.Content["uniqueId"], (string?)info.FileInfo.Content["fileType"]));
        await IsTakenAwayAsync(offered);
        Assert.Equal(0, await StoredBytesAsync(ada));
    }

    [Fact]
    public async Task A_large_file_goes_in_pieces_that_survive_a_lost_answer()
    {
        var ada = story.Hires("Ada");
        var large = RandomNumberGenerator.GetBytes((2 * FileUploads.PieceBytes) + 12_345);
        await parts.OffersAsync(story.World, ada, "large.bin", large);
        var before = story.World.Requests.Of("drive", method: "PUT").Count();
        using var lost = story.World.Faults.Next("drive", method: "PUT", dropAfterEffect: true);
        using var busy = story.World.Faults.Next("drive", method: "PUT", status: 503);

        Assert.Equal(large, (await ada.ReceivesFileAsync("large.bin")).Content);
        Assert.Equal((1, 1), (lost.Hits, busy.Hits));
        Assert.Equal(5, story.World.Requests.Of("drive", method: "PUT").Count() - before);
    }

    [Fact]
    public async Task A_slow_place_keeps_nobody_waiting_and_the_file_arrives_all_the_same()
    {
        var ada = story.Hires("Ada");
        var large = RandomNumberGenerator.GetBytes((2 * FileUploads.PieceBytes) + 12_345);
        var offered = await parts.OffersAsync(story.World, ada, "slow.bin", large);
        var looked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var slow = story.World.Faults.Next(new Fault { Service = "drive", Method = "PUT", Do = () => looked.Task });

        Assert.True((await ada.AllowsFileAsync(offered)).IsOk);

        await ada.SeesAsync("I am saving the file");
        Assert.Empty(story.World.Drive.FilesOf(ada.Person));
        Assert.True((await ada.AllowsFileAsync(offered)).IsOk);
        looked.SetResult();
        await ada.Chat.WaitForAsync(m => m.FileInfo is not null);
        Assert.Equal(large, Assert.Single(story.World.Drive.FilesOf(ada.Person)).Content);
        await IsTakenAwayAsync(offered);
    }

    [Fact]
    public async Task A_failure_that_comes_later_is_told_too_and_the_same_card_works()
    {
        var ada = story.Hires("Ada", locale: "fr-FR");
        var offered = await parts.OffersAsync(story.World, ada, "slow.csv", content);
        var looked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (story.World.Faults.Next(new Fault { Service = "drive", Method = "PUT", Status = 404, Do = () => looked.Task }))
        {
            Assert.True((await ada.AllowsFileAsync(offered)).IsOk);
            await ada.SeesAsync("J’enregistre le fichier");
            looked.SetResult();
            await ada.SeesAsync("Le fichier n’a pas pu être enregistré");
        }

        Assert.False(ada.Chat.Find(offered.Id)!.IsDeleted);
        Assert.Equal(content, (await ada.ReceivesFileAsync("slow.csv")).Content);
    }

    [Fact]
    public async Task Allowed_again_after_a_failure_an_upload_goes_on_where_the_place_says()
    {
        var ada = story.Hires("Ada");
        var large = RandomNumberGenerator.GetBytes((3 * FileUploads.PieceBytes) + 12_345);
        var offered = await parts.OffersAsync(story.World, ada, "large.bin", large);
        var place = story.World.Drive.Prepare(ada.Person, "large.bin");
        using (story.World.Faults.Next(new Fault { Service = "drive", Method = "PUT", Times = 1, AfterEffect = true, Do = BreakDownAsync }))
        {
            await ada.SendsConsentAsync(offered, "accept", offered.FileConsent!.Content["acceptContext"], place);
            await ada.SeesAsync("could not be saved");
        }

        story.World.Faults.Clear();
        var before = story.World.Requests.Of("drive", method: "PUT").Count();
        await ada.SendsConsentAsync(offered, "accept", offered.FileConsent!.Content["acceptContext"], place);

        await ada.Chat.WaitForAsync(m => m.FileInfo is not null);
        Assert.Equal(large, Assert.Single(story.World.Drive.FilesOf(ada.Person)).Content);
        Assert.InRange(story.World.Requests.Of("drive", method: "PUT").Count() - before, 1, 4);

        Task BreakDownAsync()
        {
            story.World.Faults.Next("drive", method: "PUT", times: 3, status: 500);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_declined_file_is_forgotten_and_the_person_told_what_is_kept()
    {
        var ada = story.Hires("Ada", locale: "fr-FR");
        var offered = await parts.OffersAsync(story.World, ada, "audit.csv", content);

        Assert.True((await ada.DeclinesFileAsync(offered)).IsOk);

        Assert.Contains("rien n’a été placé dans votre OneDrive", ada.LastWords(), StringComparison.Ordinal);
        Assert.Contains("restent au registre", ada.LastWords(), StringComparison.Ordinal);
        await IsTakenAwayAsync(offered);
        Assert.Equal(0, await StoredBytesAsync(ada));
        await ada.AllowsFileAsync(offered);
        Assert.Contains("n’est plus disponible", ada.LastWords(), StringComparison.Ordinal);
        Assert.Empty(story.World.Drive.FilesOf(ada.Person));
    }

    [Fact]
    public async Task Allowed_twice_at_once_and_once_more_it_is_saved_once()
    {
        var ada = story.Hires("Ada");
        var offered = await parts.OffersAsync(story.World, ada, "audit.csv", content);
        using var slow = story.World.Faults.Next("drive", method: "PUT", stall: TimeSpan.FromSeconds(1));

        var both = await Task.WhenAll(ada.AllowsFileAsync(offered), ada.AllowsFileAsync(offered));

        Assert.All(both, delivery => Assert.True(delivery.IsOk));
        await ada.Chat.WaitForAsync(m => m.FileInfo is not null);
        Assert.True((await ada.AllowsFileAsync(offered)).IsOk);
        Assert.Contains("saved already", ada.LastWords(), StringComparison.Ordinal);
        Assert.Equal(content, Assert.Single(story.World.Drive.FilesOf(ada.Person)).Content);
        Assert.Single(ada.Chat.Messages, m => m.FileInfo is not null);
        Assert.True((await ada.DeclinesFileAsync(offered)).IsOk);
        Assert.Contains("saved already", ada.LastWords(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_file_is_not_to_be_had()
    {
        var (ada, mallory) = (story.Hires("Ada"), story.Hires("Mallory"));
        var offered = await parts.OffersAsync(story.World, ada, "audit.csv", content);
        await mallory.IsWelcomedAsync();
        var context = offered.FileConsent!.Content["acceptContext"];

        Assert.True(
            (
                await mallory.SendsConsentAsync(
                    mallory.Chat.Messages[0], "accept", context, story.World.Drive.Prepare(mallory.Person, "audit.csv"))).IsOk);

        Assert.Contains("no longer waiting", mallory.LastWords(), StringComparison.Ordinal);
        await mallory.SendsConsentAsync(mallory.Chat.Messages[0], "decline", context, null);
        Assert.Empty(story.World.Drive.FilesOf(mallory.Person));
        Assert.Equal(content, (await ada.ReceivesFileAsync("audit.csv")).Content);
    }

    [Fact]
    public async Task A_consent_from_a_channel_saves_nothing()
    {
        var ada = story.Hires("Ada");
        var offered = await parts.OffersAsync(story.World, ada, "audit.csv", content);
        await ada.AddsMcaBotToTheTeamAsync();
        var place = story.World.Drive.Prepare(ada.Person, "audit.csv");

        await ada.SendsConsentAsync(ada.ChatsInChannel("x"), "accept", offered.FileConsent!.Content["acceptContext"], place, ada.Channel);

        Assert.Empty(story.World.Drive.FilesOf(ada.Person));
        Assert.Equal(content.Length, await StoredBytesAsync(ada));
    }

    [Theory]
    [InlineData("uploadUrl", "https://evil.example/take")]
    [InlineData("uploadUrl", "https://evilsharepoint.com/take")]
    [InlineData("uploadUrl", null)]
    [InlineData("contentUrl", "https://evil.example/look")]
    [InlineData("contentUrl", "javascript:alert(1)")]
    public async Task A_place_on_another_host_gets_nothing_and_the_offer_stays(string which, string? address)
    {
        var ada = story.Hires("Ada");
        var offered = await parts.OffersAsync(story.World, ada, "audit.csv", content);
        var place = story.World.Drive.Prepare(ada.Person, "audit.csv");
        place[which] = address;

        Assert.True((await ada.SendsConsentAsync(offered, "accept", offered.FileConsent!.Content["acceptContext"], place)).IsOk);

        Assert.Contains("a host that is not allowed", ada.LastWords(), StringComparison.Ordinal);
        Assert.Empty(story.World.Drive.FilesOf(ada.Person));
        Assert.False(ada.Chat.Find(offered.Id)!.IsDeleted);
        Assert.Equal(content, (await ada.ReceivesFileAsync("audit.csv")).Content);
    }

    [Theory]
    [InlineData(500, 3)]
    [InlineData(404, 1)]
    public async Task An_upload_that_fails_says_so_and_the_same_card_works_later(int status, int tries)
    {
        var ada = story.Hires("Ada");
        var offered = await parts.OffersAsync(story.World, ada, "audit.csv", content);
        using (var broken = story.World.Faults.Next("drive", times: 100, status: status, method: "PUT"))
        {
            Assert.True((await ada.AllowsFileAsync(offered)).IsOk);
            await ada.SeesAsync("could not be saved");
            Assert.Equal(tries, broken.Hits);
        }

        Assert.Empty(story.World.Drive.FilesOf(ada.Person));
        Assert.False(ada.Chat.Find(offered.Id)!.IsDeleted);
        Assert.Equal(content, (await ada.ReceivesFileAsync("audit.csv")).Content);
    }

    [Fact]
    public async Task An_offer_past_its_time_is_not_saved_and_is_swept_away()
    {
        var ada = story.Hires("Ada");
        var offered = await parts.OffersAsync(story.World, ada, "audit.csv", content);
        await parts.OffersAsync(story.World, ada, "fresh.csv", content);
        await AgeAsync(offered, ada);

        Assert.True((await ada.AllowsFileAsync(offered)).IsOk);

        Assert.Contains("no longer waiting", ada.LastWords(), StringComparison.Ordinal);
        Assert.Empty(story.World.Drive.FilesOf(ada.Person));
        await IsTakenAwayAsync(offered);
        Assert.Equal(2 * content.Length, await StoredBytesAsync(ada));
        Assert.InRange(await parts.Offers.SweepAsync(CancellationToken.None), 1, int.MaxValue);
        Assert.Equal(content.Length, await StoredBytesAsync(ada));
        Assert.Equal(content, (await ada.ReceivesFileAsync("fresh.csv")).Content);
    }

    [Fact]
    public async Task A_misshapen_consent_is_no_server_error_and_saves_nothing()
    {
        var ada = story.Hires("Ada");
        var offered = await parts.OffersAsync(story.World, ada, "audit.csv", content);

        foreach (
            var context in new JsonNode?[]
            {
                null,
                7,
                "text",
                new JsonArray(),
                new JsonObject(),
                new JsonObject { ["offer"] = 1 },
                new JsonObject { ["offer"] = "../../ledger" },
                new JsonObject { ["offer"] = Guid.NewGuid().ToString("D") },
            })
        {
            var answer = await ada.SendsConsentAsync(offered, "accept", context, story.World.Drive.Prepare(ada.Person, "audit.csv"));
            Assert.InRange(answer.Status, 200, 499);
        }

        Assert.Empty(story.World.Drive.FilesOf(ada.Person));
        Assert.Equal(content.Length, await StoredBytesAsync(ada));
    }

    [Fact]
    public async Task Nothing_is_offered_of_a_file_that_was_not_written_whole()
    {
        var person = Guid.NewGuid();

        await Assert.ThrowsAsync<InvalidDataException>(() => parts.Offers.OfferAsync(person, "half.csv", "x", async (stream, token) =>
        {
            await stream.WriteAsync(content, token);
            throw new InvalidDataException();
        }, CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            parts.Offers.OfferAsync(person, "empty.csv", "x", (_, _) => Task.CompletedTask, CancellationToken.None));

        Assert.Empty(await BlobsAsync(person.ToString("D")));
    }

    private Task<LoggedRequest> IsTakenAwayAsync(Message offered) => story.World.Requests.WaitForAsync(
        r => r.Service == "teams" && r.Method == "DELETE" && r.Path.EndsWith(offered.Id, StringComparison.Ordinal));

    private async Task<long> StoredBytesAsync(TeamsUser user) =>
        (await BlobsAsync(user.Person.Oid)).Sum(blob => blob.Properties.ContentLength!.Value);

    private async Task<List<Azure.Storage.Blobs.Models.BlobItem>> BlobsAsync(string person)
    {
        var found = new List<Azure.Storage.Blobs.Models.BlobItem>();
        await foreach (
            var blob in story.World.Container.GetBlobsAsync(
                Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, $"offers/{person}/",
                CancellationToken.None))
            found.Add(blob);
        return found;
    }

    /// <summary>As though it had been offered two days ago.</summary>
    private async Task AgeAsync(Message offered, TeamsUser user)
    {
        var id = offered.FileConsent!.Content["acceptContext"]!["offer"]!.GetValue<string>();
        var blob = story.World.Container.GetBlobClient($"offers/{user.Person.Oid}/{id}");
        var metadata = (await blob.GetPropertiesAsync()).Value.Metadata;
        metadata["offered"] = TimeProvider.System.GetUtcNow().AddDays(-2).ToString("O", CultureInfo.InvariantCulture);
        await blob.SetMetadataAsync(metadata);
    }
}
