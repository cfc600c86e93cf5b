namespace AdaptiveCards;

public abstract class AdaptiveCollectionElement : AdaptiveElement
{
    public AdaptiveContainerStyle? Style { get; set; }

    public AdaptiveVerticalContentAlignment VerticalContentAlignment { get; set; }

    public AdaptiveAction? SelectAction { get; set; }

    public bool Bleed { get; set; }
}
