namespace AdaptiveCards;

public abstract class AdaptiveInput : AdaptiveElement
{
    public string? Label { get; set; }

    public bool IsRequired { get; set; }

    public string? ErrorMessage { get; set; }
}
