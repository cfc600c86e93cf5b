namespace AdaptiveCards;

public sealed class AdaptiveChoice
{
    public string Title { get; set; } = "";

    public string Value { get; set; } = "";
}
