namespace AdaptiveCards;

/// <summary>What a toggle shows or hides.</summary>
public sealed class AdaptiveTargetElement
{
    public string? ElementId { get; set; }
}
