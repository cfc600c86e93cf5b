namespace AdaptiveCards;

public class AdaptiveCardParseResult
{
    public AdaptiveCard Card { get; set; } = new(new AdaptiveSchemaVersion(1, 0));

    public List<AdaptiveWarning> Warnings { get; } = [];
}
