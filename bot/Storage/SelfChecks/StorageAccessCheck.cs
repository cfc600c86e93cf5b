using Azure;
using Azure.Storage.Blobs.Specialized;
using McaBot.Platform.SelfChecks;
using McaBot.Storage.Ledger;

namespace McaBot.Storage.SelfChecks;

/// <summary>Whether the containers are those that were begun with, and the bot may do there what it has to.</summary>
internal sealed class StorageAccessCheck(
    StorageContainers containers, BlobStore store, LedgerStore ledgers, IOptions<StorageOptions> options) : ISelfCheck
{
    private const string Access = "storage access";
    private const string LedgerAccess = "ledger access";
    private const string NeedsContainers = "needs the containers above";

    public CheckSubject Subject => CheckSubject.Storage;

    public string Name => "storage containers";

    public TimeSpan Limit => TimeSpan.FromSeconds(20);

    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken cancellationToken)
    {
        var there = await ContainersAsync(cancellationToken);
        return there.State == CheckState.Ok
            ? [there, await AccessAsync(cancellationToken), await LedgersAsync(cancellationToken)]
            : [there, CheckLine.Skipped(Access, NeedsContainers), CheckLine.Skipped(LedgerAccess, NeedsContainers)];
    }

    private async Task<CheckLine> ContainersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await containers.CheckAsync(cancellationToken);
            return CheckLine.Ok(Name, "there, and those that were begun with");
        }
        catch (StoreUnavailableException e) when (e.InnerException is null)
        {
            return CheckLine.Wrong(
                Name, e.Message.TrimEnd('.'),
                "On the first day start the bot once; it begins with them. Later restore them (docs/operations.md, Backup and restore).");
        }
        catch (StoreUnavailableException e)
        {
            return StorageCheckLines.Failed(Name, "cannot be read", e, options.Value);
        }
    }

    private async Task<CheckLine> AccessAsync(CancellationToken cancellationToken)
    {
        var probe = new StorageProbe(store);
        try
        {
            return await probe.RunAsync(cancellationToken) is { } fault
                ? CheckLine.Wrong(Access, $"storage {fault}", "Use Azure Blob Storage, a general-purpose v2 account.")
                : CheckLine.Ok(Access, "a blob was created, appended to on a condition, read and deleted");
        }
        catch (StoreUnavailableException e)
        {
            return StorageCheckLines.Failed(Access, $"cannot {probe.Step} a blob", e, options.Value);
        }
    }

    /// <summary>What is written there cannot be deleted once it is locked: so an append is tried that has no blob to go to.</summary>
    private async Task<CheckLine> LedgersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ledgers.Blobs.CallAsync(async (c, token) =>
            {
                using var nothing = new MemoryStream([0], writable: false);
                try
                {
                    var nobodys = c.GetAppendBlobClient(BlobNames.Ledger(Guid.NewGuid()));
                    return await nobodys.AppendBlockAsync(nothing, cancellationToken: token);
                }
                catch (RequestFailedException e) when (e.IsMissing())
                {
                    return null;
                }
            }, cancellationToken);
            return CheckLine.Ok(LedgerAccess, "the bot may append to ledgers");
        }
        catch (StoreUnavailableException e)
        {
            return StorageCheckLines.Failed(LedgerAccess, "cannot append to ledgers", e, options.Value);
        }
    }
}
