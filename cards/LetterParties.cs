namespace McaBot.Cards;

/// <summary>Between whom the letter with the customer's link goes.</summary>
/// <param name="Company">The customer's.</param>
/// <param name="Addressee">The person who signs for the customer; null where it is not known.</param>
/// <param name="Sender">Who writes; null where it is not known.</param>
public sealed record LetterParties(string Company, string? Addressee = null, string? Sender = null);
