using System.Collections.Concurrent;

namespace McaBot.Teams.Tokens;

/// <summary>
/// Tokens whose signature was verified lately, by the header they came in: the channel sends the same one for an hour, and verifying it
/// costs as much as the rest of a turn. Only verified tokens get in, so callers without one cannot fill it.
/// </summary>
internal sealed class ProvedTokens
{
    private const int MaxTokens = 256;

    private readonly ConcurrentDictionary<string, ProvedToken> tokens = new(StringComparer.Ordinal);

    public ProvedToken? Find(string authHeader) => tokens.GetValueOrDefault(authHeader);

    public void Keep(string authHeader, ProvedToken token)
    {
        if (tokens.Count >= MaxTokens)
        {
            tokens.Clear();
        }

        tokens[authHeader] = token;
    }
}
