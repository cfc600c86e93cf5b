using McaBot.Attestations;

namespace McaBot.Tests.Attestations.Doubles;

/// <summary>In a list of what happened: a message was handled, with no other step.</summary>
internal sealed record MessageDone(Guid Message, PostedCard? Card = null, bool? Ambiguous = null) : LedgerEvent;
