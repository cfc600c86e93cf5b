namespace McaBot.Storage;

/// <summary>A blob that is named by an id.</summary>
/// <param name="Tag">Tells one writing of it from the next.</param>
internal sealed record TaggedId(Guid Id, string Tag);
