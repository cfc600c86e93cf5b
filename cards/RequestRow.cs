namespace McaBot.Cards;

/// <summary>One line of a list.</summary>
/// <param name="Company">Null when no longer kept.</param>
/// <param name="At">When it got into its state.</param>
/// <param name="Person">Whom it waits for, or who asked.</param>
/// <param name="IsAltered">Whether the customer is not named because its details are not those on record.</param>
public sealed record RequestRow(
    AttestationKey Key, string? Company, AttestationState State, DateTimeOffset At, string? Person, bool IsAltered = false);
