namespace McaBot.Attestations;

/// <summary>Who is asked to decide: as it goes on record, and as the directory knows them.</summary>
public sealed record ChosenApprovers(Assigned Assigned, IReadOnlyList<DirectoryPerson> People);
