using System.Text.Json;

namespace AdaptiveCards;

/// <summary>A fallback is the element to show instead.</summary>
internal sealed class AdaptiveFallbackConverter : WrittenOnlyConverter<AdaptiveFallbackElement>
{
    public override void Write(Utf8JsonWriter writer, AdaptiveFallbackElement value, JsonSerializerOptions options)
    {
        if (value.Content is { } content)
        {
            JsonSerializer.Serialize(writer, content, CardJsonContext.Default.AdaptiveTypedElement);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
