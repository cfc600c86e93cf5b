using System.Text.Json.Serialization;

namespace AdaptiveCards;

public sealed class AdaptiveImage : AdaptiveElement
{
    public const string TypeName = "Image";

    public AdaptiveImage()
    {
    }

    public AdaptiveImage(string url) : this(new Uri(url))
    {
    }

    public AdaptiveImage(Uri url) => Url = url;

    [JsonPropertyOrder(-10)]
    public override string Type { get; set; } = TypeName;

    public Uri? Url { get; set; }

    public string? AltText { get; set; }

    public AdaptiveImageSize Size { get; set; }

    public AdaptiveImageStyle Style { get; set; }

    public AdaptiveHorizontalAlignment HorizontalAlignment { get; set; }
}
