using System.Collections.Concurrent;

namespace McaBot.Hosting;

/// <summary>
/// Tokens whose signature was verified lately: the channel sends the same one for an hour, and verifying it costs as much as the rest of a turn.
/// Only verified tokens get in, so callers without one cannot fill it.
/// </summary>
internal sealed class ProvedTokens
{
    private const int MaxTokens = 256;

    private readonly ConcurrentDictionary<string, ProvedToken> tokens = new(StringComparer.Ordinal);

    public ProvedToken? Find(string encoded) => tokens.GetValueOrDefault(encoded);

    public void Keep(string encoded, ProvedToken token)
    {
        if (tokens.Count >= MaxTokens)
        {
            tokens.Clear();
        }

        tokens[encoded] = token;
    }
}
