using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdaptiveCards;

/// <summary>Writes a card the same way whatever options the surrounding activity is written with.</summary>
internal sealed class AdaptiveCardConverter : JsonConverter<AdaptiveCard>
{
    public override AdaptiveCard? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var content = JsonSerializer.Deserialize(ref reader, CardJsonContext.Default.CardContent);
        return string.Equals(content?.Type, AdaptiveCard.TypeName, StringComparison.OrdinalIgnoreCase)
            ? content?.ToCard()
            : throw new AdaptiveSerializationException($"'{content?.Type}' is not the type of a card.");
    }

    public override void Write(Utf8JsonWriter writer, AdaptiveCard value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, CardContent.Of(value), CardJsonContext.Default.CardContent);
}
