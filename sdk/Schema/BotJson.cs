using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace McaBot.Sdk;

/// <summary>
/// The one place that knows the wire form: camelCase for the SDK's own types, nulls left out, names taken
/// in any case. Types of a caller keep the names they declare, as with the official packages.
/// </summary>
internal static class BotJson
{
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    public static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    /// <summary>Reads any value an activity holds (already typed, or JSON) as <typeparamref name="T"/>.</summary>
    /// <exception cref="JsonException">The JSON has another shape.</exception>
    public static T? Convert<T>(object? value) => value switch
    {
        null => default,
        T same => same,
        JsonElement element => element.Deserialize(TypeInfo<T>()),
        _ => JsonSerializer.SerializeToElement(value, Options.GetTypeInfo(value.GetType())).Deserialize(TypeInfo<T>()),
    };

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            PropertyNameCaseInsensitive = true,
            NumberHandling = JsonNumberHandling.AllowReadingFromString,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.TypeInfoResolverChain.Add(BotJsonContext.Default.WithAddedModifier(UseCamelCase));
        options.TypeInfoResolverChain.Add(new DefaultJsonTypeInfoResolver());
        options.MakeReadOnly();
        return options;
    }

    private static void UseCamelCase(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;

        foreach (var property in type.Properties)
        {
            if (!property.IsExtensionData)
                property.Name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        }
    }
}
