namespace McaBot.Cards;

/// <summary>An attestation in two lines, neither of which holds markup.</summary>
public sealed record ListedAttestation(string Title, string Text);
