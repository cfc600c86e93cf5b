using System.Globalization;

namespace Microsoft.Bot.Builder;

/// <summary>Keeps state in this process only, as the JSON other storages would hold. For tests and trials.</summary>
public class MemoryStorage : IStorage
{
    private readonly Dictionary<string, (byte[] Json, string ETag)> memory = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private long version;

    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var found = new Dictionary<string, object>(keys.Length, StringComparer.Ordinal);
        lock (gate)
        {
            foreach (var key in keys)
            {
                if (memory.TryGetValue(key, out var item))
                {
                    found[key] = StateJson.FromUtf8(item.Json, item.ETag);
                }
            }
        }

        return Task.FromResult<IDictionary<string, object>>(found);
    }

    /// <exception cref="InvalidOperationException">An item names a version that is not the stored one.</exception>
    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        lock (gate)
        {
            foreach (var (key, value) in changes)
            {
                if (value is IStoreItem { ETag: { } expected and not "*" } && memory.TryGetValue(key, out var stored) && stored.ETag != expected)
                {
                    throw new InvalidOperationException($"ETag conflict: {expected} was expected, {stored.ETag} is stored.");
                }

                memory[key] = (StateJson.ToUtf8(value), (version++).ToString(CultureInfo.InvariantCulture));
            }
        }

        return Task.CompletedTask;
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        lock (gate)
        {
            foreach (var key in keys)
            {
                memory.Remove(key);
            }
        }

        return Task.CompletedTask;
    }
}
