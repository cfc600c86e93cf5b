namespace McaBot.Cards;

/// <summary>Between whom the letter with the customer's link goes.</summary>
/// <param name="Company">The customer's.</param>
/// <param name="Addressee">The person who signs for the customer; null where it is not known.</param>
/// <param name="Sender">Who writes; null where it is not known.</param>
/// <param name="Partner">The sender's company; null where it is not set.</param>
public sealed record LetterParties(string Company, string? Addressee = null, string? Sender = null, string? Partner = null)
{
    /// <summary>Who signs, and for which company.</summary>
    public IEnumerable<string> Signature => new[] { Sender, Partner }.OfType<string>().Where(s => !string.IsNullOrWhiteSpace(s));
}
