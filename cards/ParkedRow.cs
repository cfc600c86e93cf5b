using McaBot.Attestations;

namespace McaBot.Cards;

/// <summary>Something McaBot gave up, in a list.</summary>
/// <param name="Company">Null when erased after retention.</param>
/// <param name="Why">A short code.</param>
/// <param name="MayBeDismissed">See <see cref="EffectState.MayBeDismissed"/>.</param>
public sealed record ParkedRow(AttestationKey Key, Guid Effect, EffectKind Kind, string? Company, string? Why, DateTimeOffset Since, bool MayBeDismissed = true);
