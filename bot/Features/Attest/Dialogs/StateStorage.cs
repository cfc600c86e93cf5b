using System.Text.Json;
using Azure;
using McaBot.Storage;
using Microsoft.Bot.Builder;

namespace McaBot.Features.Attest.Dialogs;

/// <summary>
/// Conversation state in Blob Storage: plain JSON of primitives, without type names. Values come back as the types they were written as,
/// for the Bot Framework hands out a converted copy of anything else and loses what is changed in it.
/// </summary>
internal sealed partial class StateStorage(BlobStore store, ILogger<StateStorage> log) : IStorage
{
    public async Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var found = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (await store.ReadAsync(BlobNames.State(key), cancellationToken) is { } blob
                && await StateOfAsync(key, blob, cancellationToken) is { } state)
            {
                found[key] = state;
            }
        }

        return found;
    }

    /// <summary>Whoever writes last wins: what must not be lost is in the draft.</summary>
    public async Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        foreach (var (key, value) in changes)
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(
                StoredState.Of((IDictionary<string, object>)value), StateJson.Default.StoredState);
            await store.WriteAsync(BlobNames.State(key), new BinaryData(json), null, cancellationToken);
        }
    }

    public async Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        foreach (var key in keys)
        {
            await store.DeleteAsync(BlobNames.State(key), cancellationToken);
        }
    }

    /// <summary>
    /// State that cannot be read holds nothing that counts: the conversation starts afresh, the bytes are kept aside for the operator,
    /// and the turn that found it tells the person.
    /// </summary>
    private async Task<Dictionary<string, object>?> StateOfAsync(
        string key, BlobContent found, CancellationToken cancellationToken)
    {
        try
        {
            return JsonSerializer.Deserialize(found.Content.ToMemory().Span, StateJson.Default.StoredState)?.ToValues();
        }
        catch (JsonException)
        {
            var name = BlobNames.UnreadableState(key);
            await store.PutAsideAsync(BlobNames.State(key), name, found, cancellationToken);
            LogUnreadable(name);
            return new Dictionary<string, object>(StringComparer.Ordinal) { [StoredState.UnreadableName] = name };
        }
    }

    [LoggerMessage(
        1013, LogLevel.Error, "The state of a conversation cannot be read; it starts afresh, and what was there is kept as {Blob}")]
    private partial void LogUnreadable(string blob);
}
