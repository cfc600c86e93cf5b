using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AdaptiveCards;

internal static class AdaptiveCardJson
{
    private const int UnknownType = 1;

    // Letters beyond ASCII stay letters: a card has to fit in 25 KB. Nothing here is put into HTML.
    public static JsonWriterOptions WriterOptions { get; } = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(AdaptiveCard card)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, WriterOptions))
        {
            JsonSerializer.Serialize(writer, card, CardJsonContext.Default.AdaptiveCard);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static AdaptiveCardParseResult Read(string json)
    {
        try
        {
            var result = new AdaptiveCardParseResult
            {
                Card = JsonSerializer.Deserialize(json, CardJsonContext.Default.AdaptiveCard)
                    ?? throw new AdaptiveSerializationException("There is no card."),
            };
            using var document = JsonDocument.Parse(json);
            WarnOfUnknownTypes(document.RootElement, result.Warnings);
            return result;
        }
        catch (JsonException error)
        {
            throw new AdaptiveSerializationException(error.Message, error);
        }
    }

    private static void WarnOfUnknownTypes(JsonElement value, List<AdaptiveWarning> warnings)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                WarnOfUnknownTypes(item, warnings);
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            if (value.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
                && !TypedElementTypes.IsKnown(type.GetString()!))
            {
                warnings.Add(new AdaptiveWarning(UnknownType, $"Unknown type '{type.GetString()}'."));
            }

            // What an action sends is not part of the card.
            foreach (var property in value.EnumerateObject().Where(property => !property.NameEquals("data"u8)))
            {
                WarnOfUnknownTypes(property.Value, warnings);
            }
        }
    }
}
