using Azure.Storage.Blobs.Models;
using McaBot.Storage.Ledger;

namespace McaBot.Storage;

/// <summary>
/// The container, and the ledgers' own where they have one: made at the first start of a bot, and known again afterwards. One that is
/// missing, or another one under the same name, is a failure: empty records would be taken for the truth. Where the ledgers' own says that
/// a bot has begun with it, no start is the first.
/// </summary>
internal sealed class StorageContainers(
    BlobStore store, LedgerStore ledgers, IOptions<StorageOptions> options, ILogger<StorageContainers> logger)
{
    /// <summary>In the metadata of the ledgers' own container, in which nothing but ledgers may lie.</summary>
    private const string IdKey = "mcabot";

    private readonly BlobStore main = store.Unguarded;
    private readonly JsonBlobs marks = new(store.Unguarded, logger, canBeMadeAgain: false);
    private readonly BlobStore? own = options.Value.HasLedgerContainer ? ledgers.Blobs.Unguarded : null;
    private volatile ContainerMark? opened;

    public bool IsOpen => opened is not null;

    /// <summary>For a bot that starts: makes what a first start finds missing.</summary>
    /// <exception cref="StoreUnavailableException">Storage does not answer, or what was there is gone.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (!await ExistsAsync(main, cancellationToken))
        {
            await MakeAsync(cancellationToken);
        }

        var mark = await FindMarkAsync(cancellationToken) ?? await BeginAsync(cancellationToken);
        if (own is not null && !string.Equals(mark.LedgerContainer, own.Name, StringComparison.Ordinal))
        {
            await BeginLedgersAsync(own, mark.Id, cancellationToken);
        }

        opened = mark;
        await CheckAsync(cancellationToken);
    }

    /// <summary>Whether all is where it was begun and, for a bot that runs, still what it found at start. Makes nothing.</summary>
    /// <exception cref="StoreUnavailableException">Storage does not answer, or what was there is gone.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        var lost = await FindLossAsync(cancellationToken);
        if (lost is not null && !string.Equals(store.Lost, lost, StringComparison.Ordinal))
        {
            StorageLog.Lost(logger, lost);
        }

        // Until it is back nothing is read as empty, and nothing is written where it does not belong.
        (store.Lost, ledgers.Blobs.Lost) = (lost, lost);
        if (lost is not null)
        {
            throw new StoreUnavailableException(lost);
        }
    }

    private static string Missing(string container) => $"The storage container '{container}' is missing.";

    private static string Another(string container) =>
        $"The storage container '{container}' is not the one that was begun with: it was emptied or made anew, "
        + "or no bot has been started on it yet.";

    /// <returns>Null where all is there.</returns>
    private async Task<string?> FindLossAsync(CancellationToken cancellationToken)
    {
        try
        {
            var mark = await FindMarkAsync(cancellationToken);
            if (mark is null || (opened is { } known && known.Id != mark.Id))
            {
                return Another(main.Name);
            }

            if (own is null)
            {
                return null;
            }

            var (exists, id) = await FindIdAsync(own, cancellationToken);
            return !exists ? Missing(own.Name) : id == mark.Id ? null : Another(own.Name);
        }
        catch (StoreUnavailableException e) when (e.IsContainerMissing())
        {
            return Missing(main.Name);
        }
    }

    private Task<ContainerMark?> FindMarkAsync(CancellationToken cancellationToken) =>
        marks.ReadAsync(BlobNames.Beginning, StorageJson.Default.ContainerMark, cancellationToken);

    private async Task MakeAsync(CancellationToken cancellationToken)
    {
        if (own is not null && await FindIdAsync(own, cancellationToken) is { Id: not null })
        {
            // There are ledgers, so this is no first start.
            throw new StoreUnavailableException($"{Missing(main.Name)} As the ledgers are there, it is not made anew.");
        }

        StorageLog.ContainerCreated(logger, main.Name);
        await main.CallAsync((c, token) => c.CreateIfNotExistsAsync(cancellationToken: token), cancellationToken);
    }

    private async Task<ContainerMark> BeginAsync(CancellationToken cancellationToken)
    {
        if (own is not null && await ExistsAsync(own, cancellationToken) && await FindIdAsync(own, cancellationToken) is { Id: not null })
        {
            // What the ledgers were begun with is gone; or another replica has just begun, whose mark is there by now.
            await CheckAsync(cancellationToken);
        }

        // Of several replicas that start for the first time the first one's counts.
        await marks.ChangeAsync(
            BlobNames.Beginning, StorageJson.Default.ContainerMark, there => there is null ? new ContainerMark(Guid.NewGuid()) : null,
            cancellationToken);
        var mark = await FindMarkAsync(cancellationToken) ?? throw new StoreUnavailableException(Another(main.Name));
        StorageLog.ContainerBegun(logger, main.Name);
        return mark;
    }

    private async Task BeginLedgersAsync(BlobStore container, Guid id, CancellationToken cancellationToken)
    {
        if (!await ExistsAsync(container, cancellationToken))
        {
            StorageLog.ContainerCreated(logger, container.Name);
            await container.CallAsync((c, token) => c.CreateIfNotExistsAsync(cancellationToken: token), cancellationToken);
        }
        else if (await FindIdAsync(container, cancellationToken) is { Id: { } there } && there != id)
        {
            // They belong to another beginning, and would never be known again under this one.
            await CheckAsync(cancellationToken);
        }

        await container.CallAsync(async (c, token) =>
        {
            var metadata = new Dictionary<string, string>((await c.GetPropertiesAsync(cancellationToken: token)).Value.Metadata)
            {
                [IdKey] = id.ToString("D"),
            };
            return await c.SetMetadataAsync(metadata, cancellationToken: token);
        }, cancellationToken);
        await marks.ChangeAsync(
            BlobNames.Beginning, StorageJson.Default.ContainerMark,
            mark => mark is null ? null : mark with { LedgerContainer = container.Name }, cancellationToken);
    }

    private static async Task<bool> ExistsAsync(BlobStore container, CancellationToken cancellationToken) =>
        (await container.AskAsync((c, token) => c.ExistsAsync(token), cancellationToken)).Value;

    /// <returns>An id only where a bot has begun with it.</returns>
    private static async Task<(bool Exists, Guid? Id)> FindIdAsync(BlobStore container, CancellationToken cancellationToken)
    {
        try
        {
            var properties = await container.AskAsync((c, token) => c.GetPropertiesAsync(cancellationToken: token), cancellationToken);
            return (
                true, properties.Value.Metadata.TryGetValue(IdKey, out var text) && Guid.TryParseExact(text, "D", out var id) ? id : null);
        }
        catch (StoreUnavailableException e) when (e.IsContainerMissing())
        {
            return (false, null);
        }
    }
}
