namespace McaBot.Features.Attest.Evidence;

/// <param name="Start">Where its bytes begin.</param>
/// <param name="Folded">How many they are.</param>
/// <param name="Unfolded">How many they say to become.</param>
internal sealed record ZipPart(string Name, bool IsEncrypted, bool IsDeflated, int Start, long Folded, long Unfolded);
