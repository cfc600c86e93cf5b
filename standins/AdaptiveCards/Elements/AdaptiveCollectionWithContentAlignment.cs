namespace AdaptiveCards;

public abstract class AdaptiveCollectionWithContentAlignment : AdaptiveCollectionElement
{
    public AdaptiveVerticalContentAlignment VerticalCellContentAlignment { get; set; }

    public AdaptiveHorizontalContentAlignment HorizontalCellContentAlignment { get; set; }
}
