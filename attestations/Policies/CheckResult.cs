namespace McaBot.Attestations;

public enum CheckResult
{
    Passed = 1,

    /// <summary>Whoever decides should look at it.</summary>
    Attention = 2,
    NotKnown = 3,
}
