using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>A list of entities holds mentions and others by their run-time type, and keeps what it does not know.</summary>
internal sealed class EntityConverter : JsonConverter<Entity>
{
    public override Entity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new JsonException("An entity must be an object.");

        var entity = new Entity();
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (property.NameEquals("type"))
                entity.Type = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString() : null;
            else
                (entity.Properties ??= [])[property.Name] = NodeOf(property.Value.Clone());
        }

        return entity;
    }

    public override void Write(Utf8JsonWriter writer, Entity value, JsonSerializerOptions options)
    {
        if (value.GetType() != typeof(Entity))
        {
            JsonSerializer.Serialize(writer, value, options.GetTypeInfo(value.GetType()));
            return;
        }

        writer.WriteStartObject();
        if (value.Type is not null)
            writer.WriteString("type", value.Type);
        foreach (var (name, node) in value.Properties ?? [])
        {
            writer.WritePropertyName(name);
            if (node is null)
                writer.WriteNullValue();
            else
                node.WriteTo(writer, options);
        }

        writer.WriteEndObject();
    }

    private static JsonNode? NodeOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(element),
        JsonValueKind.Array => JsonArray.Create(element),
        _ => JsonValue.Create(element),
    };
}
