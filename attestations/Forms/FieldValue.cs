namespace McaBot.Attestations;

/// <summary>What became of something said in a field.</summary>
/// <param name="Text">The value, in the one form in which it is kept; as it was said where it could not be read.</param>
/// <param name="IsAmbiguous">Whether people elsewhere would read another value in it, as in 03/11/2025.</param>
public sealed record FieldValue(string Text, bool IsAmbiguous = false);
