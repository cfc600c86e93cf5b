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
        where T : struct, Enum =>
        Codes<T>.ByValue.TryGetValue(value, out var code) ? code : NewerCodes<T>.CodeOf(value) ?? throw new KeyNotFoundException();

    /// <summary>Whether this version has a member for it; see <see cref="Read"/>.</summary>
    /// <exception cref="TypeInitializationException">A member of <typeparamref name="T"/> has no code of its own.</exception>
    public static bool IsKnown<T>(T value)
        where T : struct, Enum => Codes<T>.ByValue.ContainsKey(value);

    /// <summary>Null when <paramref name="code"/> is not the exact code of a member.</summary>
    /// <exception cref="TypeInitializationException">A member of <typeparamref name="T"/> has no code of its own.</exception>
    public static T? Parse<T>(string? code)
        where T : struct, Enum =>
        code is not null && Codes<T>.ByCode.TryGetValue(code, out var value) ? value : null;

    /// <summary>
    /// The same for what is stored: a code that only a newer version has a member for reads as a value that no member of this one has,
    /// always the same, and is written back as it was.
    /// </summary>
    /// <returns>Null when <paramref name="code"/> has not the form of a code.</returns>
    /// <exception cref="TypeInitializationException">A member of <typeparamref name="T"/> has no code of its own.</exception>
    public static T? Read<T>(string? code)
        where T : struct, Enum => Parse<T>(code) ?? NewerCodes<T>.Read(code);

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
