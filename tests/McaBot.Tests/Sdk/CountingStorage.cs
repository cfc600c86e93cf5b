using Microsoft.Bot.Builder;

namespace McaBot.Tests.Sdk;

/// <summary>Counts the calls that reach a storage, and remembers which keys they named.</summary>
internal sealed class CountingStorage(IStorage inner) : IStorage
{
    public List<string> Read { get; } = [];

    public List<string> Written { get; } = [];

    public List<string> Deleted { get; } = [];

    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        Read.AddRange(keys);
        return inner.ReadAsync(keys, cancellationToken);
    }

    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        Written.AddRange(changes.Keys);
        return inner.WriteAsync(changes, cancellationToken);
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        Deleted.AddRange(keys);
        return inner.DeleteAsync(keys, cancellationToken);
    }
}
