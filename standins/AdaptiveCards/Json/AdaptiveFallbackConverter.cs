using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdaptiveCards;

/// <summary>A fallback is the word "drop" or the element to show instead.</summary>
internal sealed class AdaptiveFallbackConverter : JsonConverter<AdaptiveFallbackElement>
{
    public override AdaptiveFallbackElement? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return string.Equals(reader.GetString(), "drop", StringComparison.OrdinalIgnoreCase)
                ? new AdaptiveFallbackElement(AdaptiveFallbackElement.AdaptiveFallbackType.Drop)
                : throw new JsonException("A fallback is \"drop\" or an element.");
        }

        return JsonSerializer.Deserialize(ref reader, CardJsonContext.Default.AdaptiveTypedElement) is { } content
            ? new AdaptiveFallbackElement(content)
            : null;
    }

    public override void Write(Utf8JsonWriter writer, AdaptiveFallbackElement value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case { Type: AdaptiveFallbackElement.AdaptiveFallbackType.Drop }:
                writer.WriteStringValue("drop");
                break;
            case { Content: { } content }:
                JsonSerializer.Serialize(writer, content, CardJsonContext.Default.AdaptiveTypedElement);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
