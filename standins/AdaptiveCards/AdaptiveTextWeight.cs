using System.Text.Json.Serialization;

namespace AdaptiveCards;

[JsonConverter(typeof(CamelCaseEnumConverter<AdaptiveTextWeight>))]
public enum AdaptiveTextWeight
{
    Default,
    Bolder,
}
