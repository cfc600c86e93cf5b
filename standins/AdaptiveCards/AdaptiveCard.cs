using System.Text.Json.Serialization;

namespace AdaptiveCards;

[JsonConverter(typeof(AdaptiveCardConverter))]
public class AdaptiveCard : AdaptiveTypedElement
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    public const string TypeName = "AdaptiveCard";

    public AdaptiveCard(AdaptiveSchemaVersion schemaVersion) => Version = schemaVersion;

    public override string Type { get; set; } = TypeName;

    public AdaptiveSchemaVersion Version { get; set; }

    /// <summary>Shown, as Markdown, by a client that does not support <see cref="Version"/>.</summary>
    public string? FallbackText { get; set; }

    /// <summary>ISO 639-1 language; it localises the date and time functions.</summary>
    public string? Lang { get; set; }

    public AdaptiveRefresh? Refresh { get; set; }

    public List<AdaptiveElement> Body { get; set; } = [];

    public List<AdaptiveAction> Actions { get; set; } = [];

    /// <summary>The card as indented JSON.</summary>
    public string ToJson() => AdaptiveCardJson.Write(this);
}
