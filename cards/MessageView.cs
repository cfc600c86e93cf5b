namespace McaBot.Cards;

/// <summary>A message of anybody's that somebody wants to attest from.</summary>
/// <param name="Author">Null where Teams names none.</param>
/// <param name="SentAt">Null where Teams does not say.</param>
/// <param name="Mark">Tells whether it is still the same.</param>
public sealed record MessageView(string Text, string? Author, DateTimeOffset? SentAt, string Mark);
