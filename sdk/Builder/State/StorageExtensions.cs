namespace Microsoft.Bot.Builder;

public static class StorageExtensions
{
    /// <summary>Reads the entries as <typeparamref name="TStoreItem"/>; those that cannot be one are left out.</summary>
    public static async Task<IDictionary<string, TStoreItem>> ReadAsync<TStoreItem>(this IStorage storage, string[] keys, CancellationToken cancellationToken = default)
        where TStoreItem : class
    {
        ArgumentNullException.ThrowIfNull(storage);
        var found = new Dictionary<string, TStoreItem>(StringComparer.Ordinal);
        foreach (var (key, value) in await storage.ReadAsync(keys, cancellationToken))
        {
            if (StateJson.TryRead<TStoreItem>(value, out var item))
            {
                found[key] = item;
                if (item is IStoreItem versioned && value is StoredEntry { ETag: { } etag })
                {
                    versioned.ETag = etag;
                }
            }
        }

        return found;
    }
}
