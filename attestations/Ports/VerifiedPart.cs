namespace McaBot.Attestations;

/// <param name="Value">Null unless it is held.</param>
public sealed record VerifiedPart<T>(PartState Keeping, T? Value = null)
    where T : class
{
    /// <summary>Whether somebody changed or removed it past McaBot.</summary>
    public bool IsAltered => Keeping is PartState.Missing or PartState.Altered;
}
