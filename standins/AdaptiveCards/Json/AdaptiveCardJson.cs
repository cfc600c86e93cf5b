using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AdaptiveCards;

internal static class AdaptiveCardJson
{
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
            JsonSerializer.Serialize(writer, CardContent.Of(card), CardJsonContext.Default.CardContent);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
