using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdaptiveCards;

/// <summary>Reads and writes an element by its own class, found by "type" wherever that stands among its properties.</summary>
internal sealed class TypedElementConverter<T> : JsonConverter<T> where T : AdaptiveTypedElement
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (T?)JsonSerializer.Deserialize(ref reader, TypedElementTypes.For(TypeName(reader), typeof(T)));

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, TypedElementTypes.For(value));

    private static string? TypeName(Utf8JsonReader ahead)
    {
        if (ahead.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An element or action is an object.");
        }

        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            var isType = ahead.ValueTextEquals("type"u8);
            ahead.Read();
            if (isType)
            {
                return ahead.TokenType == JsonTokenType.String ? ahead.GetString() : null;
            }

            ahead.Skip();
        }

        return null;
    }
}
