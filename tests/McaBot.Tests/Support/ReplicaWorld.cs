using Azure.Storage.Blobs.Specialized;
using McaBot.Attestations;
using McaBot.Sandbox;
using McaBot.Storage;
using McaBot.Storage.Ledger;
using McaBot.Tests.Attestations.Doubles;
using Microsoft.Extensions.Logging.Abstractions;

namespace McaBot.Tests.Support;

/// <summary>Two processes of the bot share storage, and each gets every other activity.</summary>
public sealed class ReplicaWorld : StoryWorld
{
    internal static readonly TimeSpan ClaimTime = TimeSpan.FromSeconds(10);

    protected override SandboxOptions Options =>
    new()
    {
        Replicas = 2,
        BotSettings = new Dictionary<string, string>
        {
            ["Notifications__ClaimTime"] = $"{ClaimTime}",
            ["Notifications__SweepInterval"] = "00:00:01",
        },
    };

    /// <summary>
    /// What a process that died at once would have left: a request, and its post to the channel still to be done by whoever finds it.
    /// </summary>
    internal async Task<AttestationKey> LeavesPostAsync(string channel)
    {
        var key = new AttestationKey(Guid.NewGuid(), Guid.NewGuid());
        var facts = Partner.Facts();
        var details = new AttestationDetails(
            key.Id,
            Hashes.NewSalt(),
            facts.Customer with
            {
                TenantId = key.Customer,
            },
            facts.Signatory,
            "T-1");
        var store = new BlobStore(World.Container, TimeProvider.System, NullLogger<BlobStore>.Instance);
        var hash = await new BlobDetails(store, NullLogger<BlobDetails>.Instance).WriteAsync(details, default);
        LedgerEvent[] begun =
        [
            Entries.Requested() with
            {
                DetailsHash = hash,
            },
            new Assigned(ApprovalRoute.Manager, [Guid.NewGuid()]),
            new MessageDue(Guid.NewGuid(), MessageKind.PostToChannel, channel),
        ];
        var now = TimeProvider.System.GetUtcNow();
        var lines = LedgerFormat.Write(CustomerLedger.Empty(key.Customer), [.. begun.Select(what => Entries.Of(what, key.Id, at: now))]);
        var ledger = World.Container.GetAppendBlobClient($"ledger/{key.Customer:D}.jsonl");
        await ledger.CreateAsync();
        await ledger.AppendBlockAsync(new MemoryStream(lines));
        await World.Container.UploadBlobAsync($"open/{key.Customer:D}", BinaryData.Empty);
        return key;
    }
}

[CollectionDefinition(Name)]
public sealed class ReplicaStories : ICollectionFixture<ReplicaWorld>
{
    public const string Name = "Stories of two processes";
}
