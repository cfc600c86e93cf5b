using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure;

namespace McaBot.Storage;

/// <param name="Tag">Tells one writing of the blob from the next.</param>
internal sealed record BlobContent(BinaryData Content, ETag Tag)
{
    /// <returns>Null where it cannot be read.</returns>
    public T? TryRead<T>(JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(Content.ToMemory().Span, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
