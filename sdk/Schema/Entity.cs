using System.Text.Json;
using System.Text.Json.Serialization;
using McaBot.Sdk;

namespace Microsoft.Bot.Schema;

[JsonConverter(typeof(EntityConverter))]
public class Entity(string? type = default)
{
    public Entity()
        : this(null)
    {
    }

    public string? Type { get; set; } = type;

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }

    public T? GetAs<T>() => this is T same ? same : BotJson.Convert<T>(this);

    public void SetAs<T>(T obj)
    {
        var entity = JsonSerializer.SerializeToElement(obj, BotJson.TypeInfo<T>())
            .Deserialize(BotJson.TypeInfo<Entity>());
        Type = entity?.Type;
        Properties = entity?.Properties;
    }
}
