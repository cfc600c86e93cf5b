using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace McaBot.Storage;

/// <summary>
/// Keeps, in a blob that is changed here, the properties that a newer version wrote into it: this one has no name for them and would write
/// the blob without them.
/// </summary>
internal static class NewerProperties
{
    /// <param name="written">What is to stand there, as this version writes it.</param>
    /// <param name="before">What stands there.</param>
    /// <returns><paramref name="written"/> where every property is known.</returns>
    public static BinaryData Keep(BinaryData written, BinaryData before, JsonTypeInfo type)
    {
        using var stands = JsonDocument.Parse(before.ToMemory());
        if (!HasNewer(stands.RootElement, type))
        {
            return written;
        }

        var after = JsonNode.Parse(written.ToMemory().Span);
        Add(after, stands.RootElement, type);
        return new BinaryData(after?.ToJsonString() ?? "null");
    }

    private static bool HasNewer(JsonElement before, JsonTypeInfo type) => before.ValueKind switch
    {
        JsonValueKind.Object => before.EnumerateObject().Any(p => TypeOf(p.Name, type) is not { } known || HasNewer(p.Value, known)),
        JsonValueKind.Array when ElementOf(type) is { Kind: not JsonTypeInfoKind.None } element =>
            before.EnumerateArray().Any(item => HasNewer(item, element)),
        _ => false,
    };

    private static void Add(JsonNode? after, JsonElement before, JsonTypeInfo type)
    {
        if (after is JsonArray items && before.ValueKind == JsonValueKind.Array && ElementOf(type) is { } element)
        {
            AddToItems(items, before, element);
        }
        else if (after is JsonObject stands && before.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in before.EnumerateObject())
            {
                if (TypeOf(property.Name, type) is { } known)
                {
                    Add(stands[property.Name], property.Value, known);
                }
                else
                {
                    stands[property.Name] = JsonNode.Parse(property.Value.GetRawText());
                }
            }
        }
    }

    /// <summary>An item that was not changed is known by what this version knows of it; one that was is this version's own.</summary>
    private static void AddToItems(JsonArray items, JsonElement before, JsonTypeInfo element)
    {
        foreach (var item in before.EnumerateArray().Where(item => HasNewer(item, element)))
        {
            var known = Known(item, element);
            if (items.FirstOrDefault(i => JsonNode.DeepEquals(i, known)) is { } same)
            {
                Add(same, item, element);
            }
        }
    }

    private static JsonNode? Known(JsonElement item, JsonTypeInfo type) =>
        item.Deserialize(type) is { } value ? JsonSerializer.SerializeToNode(value, type) : null;

    /// <returns>Null where this version has no such property. A dictionary has them all.</returns>
    private static JsonTypeInfo? TypeOf(string property, JsonTypeInfo type) => type.Kind switch
    {
        JsonTypeInfoKind.Dictionary => ElementOf(type),
        JsonTypeInfoKind.Object =>
            type.Properties.FirstOrDefault(p => string.Equals(p.Name, property, StringComparison.Ordinal)) is { } known
                ? type.Options.GetTypeInfo(known.PropertyType)
                : null,
        _ => type,
    };

    private static JsonTypeInfo? ElementOf(JsonTypeInfo type) =>
        type.ElementType is { } element ? type.Options.GetTypeInfo(element) : null;
}
