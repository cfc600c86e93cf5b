using System.Text.Json.Serialization;

namespace AdaptiveCards;

[JsonConverter(typeof(TypedElementConverter<AdaptiveElement>))]
public abstract class AdaptiveElement : AdaptiveTypedElement
{
    public AdaptiveSpacing Spacing { get; set; }

    public bool Separator { get; set; }
}
