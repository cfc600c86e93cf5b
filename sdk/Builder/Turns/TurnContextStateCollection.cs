using Microsoft.Bot.Connector;

namespace Microsoft.Bot.Builder;

/// <summary>What lives as long as one turn. Without a key, a value is kept under the full name of its type.</summary>
public class TurnContextStateCollection : Dictionary<string, object>, IDisposable
{
    private bool disposed;

    public TurnContextStateCollection()
        : base(StringComparer.Ordinal)
    {
    }

    public T? Get<T>(string key)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(key);
        ObjectDisposedException.ThrowIf(disposed, this);
        return TryGetValue(key, out var value) ? value as T : null;
    }

    public T? Get<T>()
        where T : class => Get<T>(KeyOf<T>());

    public void Add<T>(string key, T value)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        ObjectDisposedException.ThrowIf(disposed, this);
        base.Add(key, value);
    }

    public void Add<T>(T value)
        where T : class => Add(KeyOf<T>(), value);

    public void Set<T>(string key, T? value)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(key);
        ObjectDisposedException.ThrowIf(disposed, this);
        if (value is null)
        {
            Remove(key);
        }
        else
        {
            this[key] = value;
        }
    }

    public void Set<T>(T? value)
        where T : class => Set(KeyOf<T>(), value);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposed || !disposing)
        {
            return;
        }

        disposed = true;
        foreach (var value in Values)
        {
            // Connector clients are shared between turns; their factory owns them.
            if (value is IDisposable disposable and not IConnectorClient)
            {
                disposable.Dispose();
            }
        }
    }

    private static string KeyOf<T>() => typeof(T).FullName!;
}
