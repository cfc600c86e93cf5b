namespace McaBot.Cards;

/// <summary>A piece of evidence as it lies in a package.</summary>
/// <param name="Path">Null when its content is no longer to be had.</param>
public sealed record PackageFile(EvidenceFile File, string? Path);
