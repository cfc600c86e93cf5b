using McaBot.Attestations;

namespace McaBot.Cards;

/// <summary>One line of a list.</summary>
/// <param name="Company">Null when no longer kept.</param>
/// <param name="At">When it got into its state.</param>
/// <param name="Person">Whom it waits for, or who asked.</param>
public sealed record RequestRow(AttestationKey Key, string? Company, AttestationState State, DateTimeOffset At, string? Person);
