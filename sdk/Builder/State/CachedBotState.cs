using System.Security.Cryptography;

namespace Microsoft.Bot.Builder;

/// <summary>The state of one turn, and what it looked like in storage.</summary>
internal sealed class CachedBotState(IDictionary<string, object> state)
{
    private byte[]? storedHash = Hash(state);

    public IDictionary<string, object> State { get; } = state;

    public bool IsChanged => storedHash is null || !storedHash.AsSpan().SequenceEqual(Hash(State));

    public static CachedBotState Cleared() => new(new Dictionary<string, object>(StringComparer.Ordinal)) { storedHash = null };

    public void MarkStored() => storedHash = Hash(State);

    private static byte[] Hash(IDictionary<string, object> state) => SHA256.HashData(StateJson.ToUtf8(state));
}
