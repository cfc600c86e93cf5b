using McaBot.Attestations;

namespace McaBot.Tests.Attestations.Doubles;

/// <summary>In a list of what happened: a message of the outbox becomes due, with no other step.</summary>
internal sealed record MessageDue(Guid Message, MessageKind Does, string? Target = null, string? ClaimedBy = null) : LedgerEvent;
