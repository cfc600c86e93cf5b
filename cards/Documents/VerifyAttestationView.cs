namespace McaBot.Cards;

/// <param name="Details">The very text whose hash is on record.</param>
/// <param name="Note">The same of the reason or comment of its decision; null where there is none.</param>
/// <param name="People">Display names by object id.</param>
public sealed record VerifyAttestationView(
    Guid Id, string Number, PartState DetailsState, string? Details, PartState? NoteState, string? Note,
    IReadOnlyDictionary<Guid, string> People);
