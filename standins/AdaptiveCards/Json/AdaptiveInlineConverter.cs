using System.Text.Json;

namespace AdaptiveCards;

/// <summary>An inline is a text run.</summary>
internal sealed class AdaptiveInlineConverter : WrittenOnlyConverter<AdaptiveInline>
{
    public override void Write(Utf8JsonWriter writer, AdaptiveInline value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, (AdaptiveTextRun)value, CardJsonContext.Default.AdaptiveTextRun);
}
