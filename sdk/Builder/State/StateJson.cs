using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using McaBot.Sdk;

namespace Microsoft.Bot.Builder;

/// <summary>
/// How state is stored: plain JSON with the names the types declare, no type names. What comes back untyped is a string,
/// bool, long, double or <see cref="JsonElement"/>, until its reader says what it is.
/// </summary>
internal static class StateJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    public static byte[] ToUtf8(object value) => JsonSerializer.SerializeToUtf8Bytes(value, Options.GetTypeInfo(value.GetType()));

    /// <summary>An object becomes a dictionary, so a reader can take it apart or ask for it typed.</summary>
    public static object FromUtf8(ReadOnlySpan<byte> json, string etag)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return JsonSerializer.Deserialize(json, (JsonTypeInfo<object>)Options.GetTypeInfo(typeof(object))) ?? new StoredEntry();
        }

        var entry = JsonSerializer.Deserialize(json, (JsonTypeInfo<StoredEntry>)Options.GetTypeInfo(typeof(StoredEntry)))!;
        entry.ETag = etag;
        return entry;
    }

    public static Dictionary<string, object> ToDictionary(JsonElement element) =>
        element.Deserialize((JsonTypeInfo<Dictionary<string, object>>)Options.GetTypeInfo(typeof(Dictionary<string, object>)))!;

    public static bool TryRead<T>(object? value, [MaybeNullWhen(false)] out T result)
    {
        switch (value)
        {
            case T typed:
                result = typed;
                return true;
            case null:
                result = default;
                return false;
        }

        try
        {
            var json = value is JsonElement element ? element : JsonSerializer.SerializeToElement(value, Options.GetTypeInfo(value.GetType()));
            result = (T?)json.Deserialize(Options.GetTypeInfo(typeof(T)));
            return result is not null;
        }
        catch (JsonException)
        {
            result = default;
            return false;
        }
    }

    private static JsonSerializerOptions Create()
    {
        // As on the wire, but for what nobody declared a type for.
        var options = new JsonSerializerOptions(BotJson.Options);
        options.TypeInfoResolverChain.Insert(0, StateJsonContext.Default);
        options.Converters.Add(new UntypedJsonConverter());
        options.MakeReadOnly();
        return options;
    }
}
