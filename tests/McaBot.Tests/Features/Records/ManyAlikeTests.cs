using System.Text.Json;
using McaBot.Storage;
using McaBot.Storage.Projections;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Records;

/// <summary>Of more customers of one name than a search shows, a person finds their own.</summary>
[Collection(PlainStories.Name)]
public sealed class ManyAlikeTests(StoryWorld story)
{
    [Fact]
    public async Task Words_find_the_own_request_however_many_customers_of_others_come_before_it()
    {
        var crew = story.Crew();
        await crew.WaitsForDecisionAsync();
        var word = crew.Company.Split(' ')[1];
        await OthersAreCalledAsync(word);

        await crew.Requester.SaysAsync($"remind {word}");
        var searched = await crew.Manager.SearchesAsync(word);

        Assert.Contains("The approvers were told a short while ago", crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.Equal(crew.Company, Assert.Single(searched.Finds).Title);
    }

    private async Task OthersAreCalledAsync(string word)
    {
        CustomerMatch[] others =
            [.. Enumerable.Range(0, Indexes.MaxFound).Select(i => new CustomerMatch(Guid.NewGuid(), "", $"Adatum {word} {i}"))];
        foreach (var prefix in SearchWords.PrefixesOf(new CustomerMatch(Guid.NewGuid(), "", word)))
        {
            var blob = story.World.Container.GetBlobClient(BlobNames.WordIndex(prefix));
            var index = (await blob.DownloadContentAsync()).Value.Content.ToObjectFromJson<WordIndex>()!;
            await blob.UploadAsync(
                new BinaryData(JsonSerializer.SerializeToUtf8Bytes(new WordIndex([.. index.Customers, .. others]))), overwrite: true);
        }
    }
}
