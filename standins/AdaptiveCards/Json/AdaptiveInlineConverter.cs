using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdaptiveCards;

/// <summary>An inline is a text run, or a bare string that stands for one.</summary>
internal sealed class AdaptiveInlineConverter : JsonConverter<AdaptiveInline>
{
    public override AdaptiveInline? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? new AdaptiveTextRun(reader.GetString()!)
            : JsonSerializer.Deserialize(ref reader, CardJsonContext.Default.AdaptiveTextRun);

    public override void Write(Utf8JsonWriter writer, AdaptiveInline value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, (AdaptiveTextRun)value, CardJsonContext.Default.AdaptiveTextRun);
}
