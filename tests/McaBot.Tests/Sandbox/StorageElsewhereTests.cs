using Azure.Storage.Blobs;
using McaBot.Benchmarks.History.Wire;
using McaBot.Sandbox;
using McaBot.Sandbox.Wire;
using McaBot.Tests.Privacy;

namespace McaBot.Tests.Sandbox;

/// <summary>A world on storage that runs already.</summary>
public sealed class StorageElsewhereTests
{
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(30);

    /// <summary>Timers come a little early too.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromMilliseconds(5);

    [Fact]
    public async Task A_world_on_storage_that_runs_already_starts_no_Azurite_and_holds_up_its_calls_as_long_as_it_says()
    {
        await using var standIn = await BlobStandIn.StartAsync();
        await using var world = await TestWorlds.StartAsync(new SandboxOptions
        {
            StartBot = false,
            StorageThroughProxy = true,
            StorageAt = standIn.ConnectionString,
        });
        var held = new List<TimeSpan>();
        world.Faults.Script = (service, _, _) => new Fault { Stall = Late, Stalled = took => held.Add(took) };
        var asTheBotDoes = new BlobContainerClient(
            world.BotEnvironment["Storage__ConnectionString"], world.BotEnvironment["Storage__Container"]);

        await asTheBotDoes.GetBlobClient("a/b").UploadAsync(BinaryData.FromString("c"));

        var straight = await world.Container.GetBlobClient("a/b").DownloadContentAsync();
        Assert.Null(world.Storage);
        Assert.Equal("c", straight.Value.Content.ToString());
        var call = await world.Requests.WaitForAsync(request => request is { Service: "storage", Method: "PUT" });
        Assert.True(Assert.Single(held) >= Late - Early, $"{held[0]}");
        Assert.True(call.At - call.Began >= held[0] - Early, $"{call}");
    }
}
