using System.Text.Json;

namespace McaBot.Attestations;

/// <summary>The kebab-case codes under which enum members are stored and travel in cards, such as <c>existing-partner</c>.</summary>
public static class Code
{
    public static string Of<T>(T value)
        where T : struct, Enum => Codes<T>.ByValue[value];

    /// <summary>Null when <paramref name="code"/> is not the exact code of a member.</summary>
    public static T? Parse<T>(string? code)
        where T : struct, Enum =>
        code is not null && Codes<T>.ByCode.TryGetValue(code, out var value) ? value : null;

    private static class Codes<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>().ToDictionary(v => v, v => JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()));
        public static readonly Dictionary<string, T> ByCode = ByValue.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
    }
}
