using System.Buffers;
using AdaptiveCards;
using Newtonsoft.Json.Linq;

namespace McaBot.Teams;

/// <summary>
/// Cards as the raw JSON that goes out: written once, and passed on as it is. The Bot Framework would walk and copy a card object by
/// reflection.
/// </summary>
internal static class CardJson
{
    public static JRaw Of(AdaptiveCard card) => new(Compact(card.ToJson()));

    /// <summary>Without the white space between tokens: a message has 25 KB.</summary>
    internal static string Compact(string json)
    {
        var compact = ArrayPool<char>.Shared.Rent(json.Length);
        var text = new string(compact.AsSpan(0, Compact(json, compact)));
        ArrayPool<char>.Shared.Return(compact);
        return text;
    }

    /// <returns>The length of what was written.</returns>
    private static int Compact(string json, Span<char> compact)
    {
        var (length, isText) = (0, false);
        for (var i = 0; i < json.Length; i++)
        {
            var c = json[i];
            if (isText && c == '\\')
            {
                compact[length++] = c;
                compact[length++] = json[++i];
                continue;
            }

            isText ^= c == '"';
            if (isText || c is not (' ' or '\n' or '\r' or '\t'))
            {
                compact[length++] = c;
            }
        }

        return length;
    }
}
