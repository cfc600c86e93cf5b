namespace McaBot.Attestations;

/// <summary>
/// Counts what ledgers say of one month: each is added once, in any order. Keeps numbers, and of each decision how long it took.
/// </summary>
/// <param name="covers">Whether a moment lies in the month.</param>
public sealed class MonthTally(Func<DateTimeOffset, bool> covers)
{
    private readonly Dictionary<AttestationState, int> outcomes = [];
    private readonly Dictionary<Scenario, MonthGroup> byScenario = [];
    private readonly Dictionary<AcceptanceMethod, MonthGroup> byMethod = [];
    private readonly List<TimeSpan> timesToDecide = [];
    private int customers;
    private int requests;
    private int givenUp;
    private int stillGivenUp;

    /// <param name="entries">The ledger's own, as far as it holds: what was given up and taken up again is in them alone.</param>
    public void Add(CustomerLedger ledger, IEnumerable<StoredEvent> entries)
    {
        var before = (requests, timesToDecide.Count, outcomes.Values.Sum(), givenUp);
        foreach (var attestation in ledger.Attestations.Values)
        {
            AddSteps(attestation);
        }

        foreach (var entry in entries)
        {
            if (entry.What is DeadLettered dead && covers(entry.At))
            {
                givenUp++;
                stillGivenUp += IsStillGivenUp(ledger, entry, dead) ? 1 : 0;
            }
        }

        customers += before == (requests, timesToDecide.Count, outcomes.Values.Sum(), givenUp) ? 0 : 1;
    }

    public MonthFigures ToFigures() => new(
        customers, requests, new Dictionary<AttestationState, int>(outcomes), new Dictionary<Scenario, MonthGroup>(byScenario),
        new Dictionary<AcceptanceMethod, MonthGroup>(byMethod), [.. timesToDecide.Order()], givenUp, stillGivenUp);

    private static bool IsStillGivenUp(CustomerLedger ledger, StoredEvent entry, DeadLettered dead) =>
        ledger.Find(entry.Attestation)?.Messages.GetValueOrDefault(dead.Message) is { IsGivenUp: true } message
        && message.Since == entry.At;

    private void AddSteps(Attestation attestation)
    {
        foreach (var step in attestation.Steps.Where(s => covers(s.At)))
        {
            switch (step.What)
            {
                case Requested:
                    requests++;
                    Count(attestation, new MonthGroup(1, 0, 0));
                    break;
                case Approved:
                    Decide(attestation, step, AttestationState.Approved, new MonthGroup(0, 1, 0));
                    break;
                case Rejected:
                    Decide(attestation, step, AttestationState.Rejected, new MonthGroup(0, 0, 1));
                    break;
                case Withdrawn:
                    End(AttestationState.Withdrawn);
                    break;
                case Expired:
                    End(AttestationState.Expired);
                    break;
                case Completed:
                    End(AttestationState.Completed);
                    break;
                case Failed:
                    End(AttestationState.Failed);
                    break;
            }
        }
    }

    private void Decide(Attestation attestation, StoredEvent step, AttestationState outcome, MonthGroup one)
    {
        End(outcome);
        Count(attestation, one);

        // Two processes' clocks may differ: nobody decides before being asked.
        var taken = step.At - attestation.RequestedAt;
        timesToDecide.Add(taken < TimeSpan.Zero ? TimeSpan.Zero : taken);
    }

    private void End(AttestationState outcome) => outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;

    private void Count(Attestation attestation, MonthGroup one)
    {
        Add(byScenario, attestation.Request.Scenario, one);
        Add(byMethod, attestation.Request.Obtained, one);
    }

    private static void Add<TKey>(Dictionary<TKey, MonthGroup> groups, TKey key, MonthGroup one)
        where TKey : notnull
    {
        var known = groups.GetValueOrDefault(key, MonthGroup.None);
        groups[key] = new MonthGroup(known.Requests + one.Requests, known.Approved + one.Approved, known.Rejected + one.Rejected);
    }
}
