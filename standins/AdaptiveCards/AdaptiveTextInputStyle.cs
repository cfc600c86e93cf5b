using System.Text.Json.Serialization;

namespace AdaptiveCards;

[JsonConverter(typeof(CamelCaseEnumConverter<AdaptiveTextInputStyle>))]
public enum AdaptiveTextInputStyle
{
    Text,
    Tel,
    Email,
}
