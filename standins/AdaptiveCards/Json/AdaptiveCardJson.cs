using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AdaptiveCards;

internal static class AdaptiveCardJson
{
    private const int Usual = 16 * 1024;
    private const int MostKept = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? kept;

    // Letters beyond ASCII stay letters: a card has to fit in 25 KB. Nothing here is put into HTML.
    public static JsonWriterOptions WriterOptions { get; } = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(AdaptiveCard card)
    {
        // Taken out while it is written to, so that nobody else on this thread writes to it.
        var buffer = kept ?? new ArrayBufferWriter<byte>(Usual);
        kept = null;
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            JsonSerializer.Serialize(writer, CardContent.Of(card), CardJsonContext.Default.CardContent);
        }

        var json = Encoding.UTF8.GetString(buffer.WrittenSpan);
        if (buffer.Capacity <= MostKept)
        {
            buffer.ResetWrittenCount();
            kept = buffer;
        }

        return json;
    }
}
