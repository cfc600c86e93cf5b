using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdaptiveCards;

internal sealed class AdaptiveSchemaVersionConverter : JsonConverter<AdaptiveSchemaVersion>
{
    public override AdaptiveSchemaVersion? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? new AdaptiveSchemaVersion(reader.GetString()!)
            : throw new JsonException("A schema version is a string.");

    public override void Write(Utf8JsonWriter writer, AdaptiveSchemaVersion value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
