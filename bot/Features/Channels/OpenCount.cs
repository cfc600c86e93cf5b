namespace McaBot.Features.Channels;

/// <summary>What is open, from the markers of open ledgers alone: history is never scanned.</summary>
/// <param name="Waiting">For a decision, with the moment each was requested.</param>
/// <param name="Failing">Attestations of which something could not be carried out.</param>
internal sealed record OpenCount(IReadOnlyCollection<DateTimeOffset> Waiting, int ToRecord, IReadOnlySet<Guid> Failing, int Broken);
