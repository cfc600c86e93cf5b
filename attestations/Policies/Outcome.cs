namespace McaBot.Attestations;

/// <summary>What became of something asked for.</summary>
/// <param name="Attestation">Its present state, also on a refusal where there is one.</param>
/// <param name="Refusal">Null when it was done.</param>
/// <param name="Repeated">True when the same act had been done before by the same person, so nothing was added.</param>
public sealed record Outcome(Attestation? Attestation, Refusal? Refusal = null, bool Repeated = false)
{
    public bool IsDone => Refusal is null;

    /// <summary>What it is about, where the act had to read it and nothing was added to it since.</summary>
    public FactsRead? Facts { get; init; }
}
