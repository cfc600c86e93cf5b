namespace McaBot.Attestations;

/// <summary>A month in numbers: what happened in it, whenever it began.</summary>
/// <param name="Customers">Whose ledgers saw any of it.</param>
/// <param name="Requests">Made in the month.</param>
/// <param name="Outcomes">How often a request came to each state that decides or ends it.</param>
/// <param name="TimesToDecide">From each request to its approval or rejection, shortest first.</param>
/// <param name="GivenUp">Messages that became dead letters.</param>
/// <param name="StillGivenUp">How many of those nobody has taken up again.</param>
public sealed record MonthFigures(
    int Customers,
    int Requests,
    IReadOnlyDictionary<AttestationState, int> Outcomes,
    IReadOnlyDictionary<Scenario, MonthGroup> ByScenario,
    IReadOnlyDictionary<AcceptanceMethod, MonthGroup> ByMethod,
    IReadOnlyList<TimeSpan> TimesToDecide,
    int GivenUp,
    int StillGivenUp)
{
    /// <summary>The states that <see cref="Outcomes"/> counts, in the order in which people read them.</summary>
    public static IReadOnlyList<AttestationState> Counted { get; } =
    [
        AttestationState.Approved,
        AttestationState.Rejected,
        AttestationState.Withdrawn,
        AttestationState.Expired,
        AttestationState.Completed,
        AttestationState.Failed,
    ];

    /// <summary>Approvals and rejections: what people decided.</summary>
    public int Decisions => TimesToDecide.Count;

    /// <summary>At least half of the decisions took no longer; null where nothing was decided.</summary>
    public TimeSpan? HalfWithin => Decisions == 0 ? null : TimesToDecide[(Decisions - 1) / 2];

    /// <summary>Null where nothing was decided.</summary>
    public TimeSpan? Slowest => Decisions == 0 ? null : TimesToDecide[^1];

    public bool IsEmpty => Requests == 0 && GivenUp == 0 && Outcomes.Values.All(n => n == 0);

    public int Of(AttestationState outcome) => Outcomes.GetValueOrDefault(outcome);

    public MonthGroup Of(Scenario scenario) => ByScenario.GetValueOrDefault(scenario, MonthGroup.None);

    public MonthGroup Of(AcceptanceMethod method) => ByMethod.GetValueOrDefault(method, MonthGroup.None);
}
