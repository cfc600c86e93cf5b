using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using McaBot.Sandbox.Processes;

namespace McaBot.Tests.Sandbox;

[Collection(StandInTests.Name)]
public sealed class StorageStandInTests(WorldWithoutBot fixture)
{
    private BlobContainerClient Proxied => new(
        fixture.World.BotEnvironment["Storage__ConnectionString"],
        fixture.World.BotEnvironment["Storage__Container"],
        new BlobClientOptions { Retry = { MaxRetries = 0 } });

    [Fact]
    public async Task Of_two_appends_at_one_position_the_second_is_refused()
    {
        var blob = Proxied.GetAppendBlobClient("ledger/two.jsonl");
        await blob.CreateAsync();
        var atStart = new AppendBlobAppendBlockOptions { Conditions = new AppendBlobRequestConditions { IfAppendPositionEqual = 0 } };

        await blob.AppendBlockAsync(Line("first"), atStart);
        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => blob.AppendBlockAsync(Line("second"), atStart));

        Assert.Equal(412, refused.Status);
        Assert.Equal("first\n", (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task A_fault_before_the_effect_leaves_the_blob_alone_and_one_after_it_does_not()
    {
        var blob = Proxied.GetAppendBlobClient("ledger/faults.jsonl");
        await blob.CreateAsync();

        using (fixture.World.Faults.Next("storage", "faults.jsonl", status: 503))
            Assert.Equal(503, (await Assert.ThrowsAsync<RequestFailedException>(() => blob.AppendBlockAsync(Line("lost")))).Status);
        using (fixture.World.Faults.Next("storage", "faults.jsonl", dropAfterEffect: true))
            await Assert.ThrowsAsync<RequestFailedException>(() => blob.AppendBlockAsync(Line("kept")));

        Assert.Equal("kept\n", (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task Blobs_and_key_survive_a_restart_of_azurite()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("mcabot-azurite-").FullName;
        await using (var first = await Azurite.StartAsync(folder))
        {
            await new BlobContainerClient(first.ConnectionString, "kept").CreateAsync();
            await new BlobContainerClient(first.ConnectionString, "kept").UploadBlobAsync("a", new BinaryData("still here"));
        }

        await using (var second = await Azurite.StartAsync(folder))
        {
            var content = await new BlobContainerClient(second.ConnectionString, "kept").GetBlobClient("a").DownloadContentAsync();
            Assert.Equal("still here", content.Value.Content.ToString());
        }

        System.IO.Directory.Delete(folder, recursive: true);
    }

    private static MemoryStream Line(string text) => new(Encoding.UTF8.GetBytes(text + "\n"));
}
