using System.Text.Json.Serialization;

namespace AdaptiveCards;

[JsonConverter(typeof(AdaptiveFallbackConverter))]
public class AdaptiveFallbackElement
{
    public enum AdaptiveFallbackType
    {
        None,
        Drop,
        Content,
    }

    public AdaptiveFallbackElement()
    {
    }

    public AdaptiveFallbackElement(AdaptiveFallbackType fallbackType) => Type = fallbackType;

    public AdaptiveFallbackElement(AdaptiveTypedElement fallbackContent) =>
        (Type, Content) = (AdaptiveFallbackType.Content, fallbackContent);

    public AdaptiveFallbackType Type { get; set; }

    public AdaptiveTypedElement? Content { get; set; }
}
