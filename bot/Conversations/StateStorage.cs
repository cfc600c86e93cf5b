using Azure.Core;
using Azure.Storage;
using Azure.Storage.Blobs;
using McaBot.Attestations;
using McaBot.Ledger;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Azure.Blobs;

namespace McaBot.Conversations;

/// <summary>
/// Conversation state in the one container: <see cref="BlobsStorage"/> under names of its own (a conversation's id is hashed), within bounded time,
/// failing in the words the turns know.
/// </summary>
public sealed class StateStorage(IStorage storage) : IStorage
{
    // A person waits; the client's own retries would go on for minutes.
    private static readonly TimeSpan Longest = BlobStore.Longest;

    /// <param name="credential">The app's one identity; needed with <see cref="StorageOptions.ServiceUri"/> only.</param>
    public static StateStorage Of(StorageOptions options, TokenCredential? credential) => new(string.IsNullOrWhiteSpace(options.ConnectionString)
        ? new BlobsStorage(new BlobUriBuilder(options.ServiceUri!) { BlobContainerName = options.Container }.ToUri(), credential!, default(StorageTransferOptions))
        : new BlobsStorage(options.ConnectionString, options.Container));

    public async Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        var keyOf = keys.ToDictionary(NameOf, StringComparer.Ordinal);
        var read = await WithinAsync(token => storage.ReadAsync([.. keyOf.Keys], token), cancellationToken);
        return read.ToDictionary(r => keyOf[r.Key], r => r.Value, StringComparer.Ordinal);
    }

    public async Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default) => await WithinAsync(async token =>
    {
        await storage.WriteAsync(changes.ToDictionary(c => NameOf(c.Key), c => c.Value, StringComparer.Ordinal), token);
        return true;
    }, cancellationToken);

    public async Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => await WithinAsync(async token =>
    {
        await storage.DeleteAsync([.. keys.Select(NameOf)], token);
        return true;
    }, cancellationToken);

    private static async Task<T> WithinAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        try
        {
            return await call(limit.Token);
        }
        catch (Exception e) when (StorageFault.Of(e, cancellationToken) is { } fault)
        {
            throw fault;
        }
    }

    private static string NameOf(string key) => $"state/{Hashes.Sha256(key)}";
}
