namespace McaBot.Features.Attest.Evidence;

/// <param name="Parts">Null when it is no archive that we read.</param>
/// <param name="TooMany">Whether that is because there are too many.</param>
internal sealed record ZipDirectory(IReadOnlyList<ZipPart>? Parts, bool TooMany);
