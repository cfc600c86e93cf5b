using System.Collections.Concurrent;

namespace McaBot.Attestations;

/// <summary>Codes of <typeparamref name="T"/> that a newer version stored, each with a value of its own, below all members'.</summary>
internal static class NewerCodes<T>
    where T : struct, Enum
{
    /// <summary>A release adds a handful; more is no release.</summary>
    private const int Max = 100;

    private static readonly ConcurrentDictionary<string, T> ByCode = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<T, string> ByValue = new();
    private static readonly Lock Gate = new();

    public static string? CodeOf(T value) => ByValue.GetValueOrDefault(value);

    /// <returns>Null when <paramref name="code"/> has not the form of a code, or there are too many.</returns>
    public static T? Read(string? code)
    {
        if (!CodeText.IsCode(code))
        {
            return null;
        }

        if (ByCode.TryGetValue(code, out var known))
        {
            return known;
        }

        lock (Gate)
        {
            if (ByCode.TryGetValue(code, out known))
            {
                return known;
            }

            if (ByCode.Count == Max)
            {
                return null;
            }

            var value = (T)Enum.ToObject(typeof(T), -1 - ByCode.Count);
            ByValue[value] = code;
            ByCode[code] = value;
            return value;
        }
    }
}
