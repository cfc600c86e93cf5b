using System.Text.Json;

namespace AdaptiveCards;

internal sealed class AdaptiveSchemaVersionConverter : WrittenOnlyConverter<AdaptiveSchemaVersion>
{
    public override void Write(Utf8JsonWriter writer, AdaptiveSchemaVersion value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
