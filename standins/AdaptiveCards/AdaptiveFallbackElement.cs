using System.Text.Json.Serialization;

namespace AdaptiveCards;

[JsonConverter(typeof(AdaptiveFallbackConverter))]
public class AdaptiveFallbackElement
{
    public AdaptiveFallbackElement()
    {
    }

    public AdaptiveFallbackElement(AdaptiveTypedElement fallbackContent) =>
        Content = fallbackContent;

    public AdaptiveTypedElement? Content { get; set; }
}
