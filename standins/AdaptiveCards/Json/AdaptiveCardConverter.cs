using System.Text.Json;

namespace AdaptiveCards;

/// <summary>Writes a card the same way whatever options the surrounding activity is written with.</summary>
internal sealed class AdaptiveCardConverter : WrittenOnlyConverter<AdaptiveCard>
{
    public override void Write(Utf8JsonWriter writer, AdaptiveCard value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, CardContent.Of(value), CardJsonContext.Default.CardContent);
}
