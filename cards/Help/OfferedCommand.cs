namespace McaBot.Cards;

/// <summary>A command as Teams offers it while somebody types.</summary>
/// <param name="Title">What is written when it is chosen. At most 32 characters.</param>
/// <param name="Description">What it does. At most 128 characters.</param>
public sealed record OfferedCommand(string Title, string Description)
{
    /// <param name="name">Name of the command's texts: "Offer.{name}" and "Offer.{name}.Does".</param>
    public static OfferedCommand Of(string name, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return new(texts[$"Offer.{name}"], texts[$"Offer.{name}.Does"]);
    }
}
