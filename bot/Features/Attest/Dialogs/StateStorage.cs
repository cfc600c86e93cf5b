using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Models;
using McaBot.Storage;
using Microsoft.Bot.Builder;

namespace McaBot.Features.Attest.Dialogs;

/// <summary>
/// Conversation state in Blob Storage: plain JSON of primitives, without type names. Values come back as the types they were written as,
/// for the Bot Framework hands out a converted copy of anything else and loses what is changed in it.
/// </summary>
internal sealed partial class StateStorage(BlobStore store, ILogger<StateStorage> log) : IStorage
{
    private const int MaxTries = 5;

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

    /// <summary>What the turn has read of it, if anything.</summary>
    public Task<BlobContent?>? Recall(string key) => store.Recall(BlobNames.State(key));

    /// <summary>
    /// Takes a draft out of the state, and the step that waits for it. A state that somebody has written since stays as it is, unless it
    /// still names the draft: whoever comes too late undoes nothing.
    /// </summary>
    /// <param name="known">The state as read before; null to read it.</param>
    /// <returns>Whether nothing names the draft any more.</returns>
    public async Task<bool> TryForgetAsync(string key, Guid draft, BlobContent? known, CancellationToken cancellationToken)
    {
        var name = BlobNames.State(key);
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            // What cannot be read the next turn puts aside, and tells of it.
            if ((known ?? await store.ReadAgainAsync(name, cancellationToken)) is not { } found
                || found.TryRead(StateJson.Default.StoredState) is not { } state || state.Draft?.Id != draft)
            {
                return true;
            }

            var without = JsonSerializer.SerializeToUtf8Bytes(new StoredState { Newer = state.Newer }, StateJson.Default.StoredState);
            var conditions = new BlobRequestConditions { IfMatch = found.Tag };
            if (await store.WriteAsync(name, new BinaryData(without), conditions, cancellationToken))
            {
                return true;
            }

            known = null;
        }

        return false;
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
