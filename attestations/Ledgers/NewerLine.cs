using System.Text.Json;
using System.Text.Json.Nodes;

namespace McaBot.Attestations;

/// <summary>Reads of a line that a newer version wrote what every version writes alike: who, when, about what, and its place.</summary>
internal static class NewerLine
{
    /// <returns>Null where the line is no entry of any version.</returns>
    public static StoredEvent? Read(ReadOnlySpan<byte> line)
    {
        try
        {
            if (JsonNode.Parse(line) is not JsonObject stored
                || stored["what"] is not JsonObject what
                || what["kind"] is not JsonValue named
                || !named.TryGetValue<string>(out var kind)
                || !CodeText.IsCode(kind))
            {
                return null;
            }

            // Whatever it says, the rest of the line is read as that of an entry that says nothing.
            stored["what"] = new JsonObject { ["kind"] = EventKind.Of(new Delivered()) };
            return (Bind(stored) ?? Bind(WithoutMessages(stored))) is { } entry ? entry with { What = new NewerEvent(kind) } : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            // No JSON, a name twice, or bytes that are no text.
            return null;
        }
    }

    private static JsonObject WithoutMessages(JsonObject stored)
    {
        stored.Remove("completes");
        stored.Remove("enqueues");
        return stored;
    }

    private static StoredEvent? Bind(JsonObject stored)
    {
        try
        {
            return stored.Deserialize(LedgerJson.Default.StoredEvent);
        }
        catch (JsonException)
        {
            // Some other property is not what every version writes.
            return null;
        }
    }
}
