namespace McaBot.Attestations;

/// <summary>A message that becomes due.</summary>
/// <param name="Target">Whom or what it is about, as its kind has it; null where that needs no saying.</param>
public sealed record DueMessage(MessageKind Kind, string? Target);
