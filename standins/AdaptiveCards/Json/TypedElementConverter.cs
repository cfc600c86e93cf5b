using System.Text.Json;

namespace AdaptiveCards;

/// <summary>Writes an element by its own class.</summary>
internal sealed class TypedElementConverter<T> : WrittenOnlyConverter<T> where T : AdaptiveTypedElement
{
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, CardJsonContext.Default.GetTypeInfo(value.GetType())
            ?? throw new NotSupportedException($"{value.GetType()} is not an element or action of this library."));
}
