using System.Text.Json;

namespace Microsoft.Bot.Builder;

/// <summary>
/// State kept under one key of a storage: read at most once a turn, written when it changed, last writer wins.
/// </summary>
public abstract class BotState : IPropertyManager
{
    private readonly IStorage storage;
    private readonly string contextServiceKey;

    protected BotState(IStorage storage, string contextServiceKey)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(contextServiceKey);
        this.storage = storage;
        this.contextServiceKey = contextServiceKey;
    }

    public IStatePropertyAccessor<T> CreateProperty<T>(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new BotStatePropertyAccessor<T>(this, name);
    }

    public virtual async Task LoadAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        if (!force && Cached(turnContext) is not null)
        {
            return;
        }

        var key = GetStorageKey(turnContext);
        var items = await storage.ReadAsync([key], cancellationToken);
        IDictionary<string, object> state = items.TryGetValue(key, out var stored)
            ? stored switch
            {
                IDictionary<string, object> dictionary => dictionary,
                JsonElement { ValueKind: JsonValueKind.Object } element => StateJson.ToDictionary(element),
                null => new Dictionary<string, object>(StringComparer.Ordinal),
                _ => throw new InvalidOperationException("What is stored is not bot state."),
            }
            : new Dictionary<string, object>(StringComparer.Ordinal);
        turnContext.TurnState.Set(contextServiceKey, new CachedBotState(state));
    }

    public virtual async Task SaveChangesAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        if (Cached(turnContext) is not { } cached || !(force || cached.IsChanged))
        {
            return;
        }

        await storage.WriteAsync(new Dictionary<string, object> { [GetStorageKey(turnContext)] = cached.State }, cancellationToken);
        cached.MarkStored();
    }

    /// <summary>Empties the state of this turn; storage follows with the next save.</summary>
    public virtual Task ClearStateAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        turnContext.TurnState.Set(contextServiceKey, CachedBotState.Cleared());
        return Task.CompletedTask;
    }

    public virtual async Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        turnContext.TurnState.Remove(contextServiceKey);
        await storage.DeleteAsync([GetStorageKey(turnContext)], cancellationToken);
    }

    protected abstract string GetStorageKey(ITurnContext turnContext);

    protected internal Task<T> GetPropertyValueAsync<T>(ITurnContext turnContext, string propertyName, CancellationToken cancellationToken = default)
    {
        var state = Loaded(turnContext).State;
        if (!state.TryGetValue(propertyName, out var value))
        {
            throw new KeyNotFoundException($"The state has no property {propertyName}.");
        }

        if (value is null)
        {
            return Task.FromResult<T>(default!);
        }

        if (!StateJson.TryRead<T>(value, out var typed))
        {
            throw new InvalidOperationException($"The state property {propertyName} does not hold a {typeof(T).Name}.");
        }

        // Kept typed, so that what the bot changes in it is what gets saved.
        state[propertyName] = typed!;
        return Task.FromResult(typed);
    }

    protected internal Task SetPropertyValueAsync(ITurnContext turnContext, string propertyName, object? value, CancellationToken cancellationToken = default)
    {
        Loaded(turnContext).State[propertyName] = value!;
        return Task.CompletedTask;
    }

    protected internal Task DeletePropertyValueAsync(ITurnContext turnContext, string propertyName, CancellationToken cancellationToken = default)
    {
        Loaded(turnContext).State.Remove(propertyName);
        return Task.CompletedTask;
    }

    internal bool HasProperty(ITurnContext turnContext, string propertyName) => Loaded(turnContext).State.ContainsKey(propertyName);

    private CachedBotState? Cached(ITurnContext turnContext) => turnContext.TurnState.Get<CachedBotState>(contextServiceKey);

    private CachedBotState Loaded(ITurnContext turnContext)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return Cached(turnContext) ?? throw new InvalidOperationException("The state has not been loaded in this turn.");
    }
}
