using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace AdaptiveCards;

/// <summary>
/// A value without a schema (action data, additional properties): names stay as they are, whatever policy the card's own names follow.
/// </summary>
internal sealed class FreeValueConverter : WrittenOnlyConverter<object>
{
    private static readonly JsonSerializerOptions AnyObject = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) => WriteValue(writer, value);

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case JsonElement element:
                element.WriteTo(writer);
                break;
            case JsonNode node:
                node.WriteTo(writer);
                break;
            case AdaptiveTypedElement element:
                JsonSerializer.Serialize(writer, element, CardJsonContext.Default.AdaptiveTypedElement);
                break;
            case IDictionary<string, object?> map:
                WriteMap(writer, map);
                break;
            case IDictionary<string, string> map:
                WriteMap(writer, map);
                break;
            case IEnumerable<object?> list:
                writer.WriteStartArray();
                foreach (var item in list)
                {
                    WriteValue(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                JsonSerializer.Serialize(writer, value, value.GetType(), AnyObject);
                break;
        }
    }

    private static void WriteMap<TValue>(Utf8JsonWriter writer, IDictionary<string, TValue> map)
    {
        writer.WriteStartObject();
        foreach (var (name, item) in map)
        {
            writer.WritePropertyName(name);
            WriteValue(writer, item);
        }

        writer.WriteEndObject();
    }
}
