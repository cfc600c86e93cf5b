using System.Reflection;
using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>
/// The codes under which enum members are stored and travel in cards, such as <c>existing-partner</c>. Each member says its own in a
/// <see cref="JsonStringEnumMemberNameAttribute"/>: the member may be renamed, the code never.
/// </summary>
public static class Code
{
    /// <exception cref="TypeInitializationException">A member of <typeparamref name="T"/> has no code of its own.</exception>
    public static string Of<T>(T value)
        where T : struct, Enum => Codes<T>.ByValue[value];

    /// <summary>Null when <paramref name="code"/> is not the exact code of a member.</summary>
    /// <exception cref="TypeInitializationException">A member of <typeparamref name="T"/> has no code of its own.</exception>
    public static T? Parse<T>(string? code)
        where T : struct, Enum =>
        code is not null && Codes<T>.ByCode.TryGetValue(code, out var value) ? value : null;

    private static class Codes<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>().ToDictionary(v => v, CodeOf);
        public static readonly Dictionary<string, T> ByCode = ByValue.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);

        private static string CodeOf(T value) =>
            typeof(T).GetField(value.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name
            ?? throw new InvalidOperationException($"{typeof(T).Name}.{value} has no code.");
    }
}
