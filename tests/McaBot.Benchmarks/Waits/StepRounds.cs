namespace McaBot.Benchmarks.Waits;

/// <summary>How many calls of each kind a step makes one after the other, where the slowest of those side by side counts.</summary>
internal sealed record StepRounds(int Storage, int Graph = 0, int Connector = 0)
{
    /// <summary>
    /// What the steps of the story make at least, as the call budgets of the tests hold them. Of "attest", the card is there after the
    /// connector's call; where it stands is noted before the request is answered.
    /// </summary>
    public static IReadOnlyDictionary<string, StepRounds> Steps { get; } = new Dictionary<string, StepRounds>(StringComparer.Ordinal)
    {
        ["attest"] = new(3, Graph: 1, Connector: 1),
        ["attest.scenario"] = new(2),
        ["attest.customer"] = new(2),
        ["attest.acceptance"] = new(1, Graph: 1),
        ["attest.confirm"] = new(2, Graph: 1),
        ["decision.approve"] = new(1, Graph: 1),
        ["request.recorded"] = new(1, Graph: 1),
    };

    /// <param name="delayOf">Of one call, by service.</param>
    public TimeSpan Floor(Func<string, TimeSpan> delayOf) =>
        (Storage * delayOf(Delays.Storage)) + (Graph * delayOf(Delays.Graph)) + (Connector * delayOf(Delays.Connector));
}
