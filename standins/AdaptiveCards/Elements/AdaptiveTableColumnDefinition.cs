using System.Globalization;
using System.Text.Json.Serialization;

namespace AdaptiveCards;

public sealed class AdaptiveTableColumnDefinition
{
    /// <summary>A weight; used when <see cref="PixelWidth"/> is 0.</summary>
    [JsonIgnore]
    public double Width { get; set; }

    [JsonIgnore]
    public double PixelWidth { get; set; }

    public AdaptiveVerticalContentAlignment VerticalCellContentAlignment { get; set; }

    public AdaptiveHorizontalContentAlignment HorizontalCellContentAlignment { get; set; }

    [JsonInclude, JsonPropertyName("width")]
    internal object? WireWidth
    {
        get => PixelWidth > 0 ? string.Create(CultureInfo.InvariantCulture, $"{PixelWidth}px") : Width > 0 ? Width : null;
        set
        {
            var text = value?.ToString() ?? "";
            var pixels = text.EndsWith("px", StringComparison.Ordinal);
            if (double.TryParse(pixels ? text[..^2] : text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                (Width, PixelWidth) = pixels ? (0d, number) : (number, 0d);
            }
        }
    }
}
