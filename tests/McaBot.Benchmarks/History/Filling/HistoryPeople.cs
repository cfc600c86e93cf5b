using McaBot.Attestations;
using McaBot.Storage.Projections;

namespace McaBot.Benchmarks.History.Filling;

/// <summary>Who asked and who decided: always the same people, however long the history is.</summary>
internal sealed class HistoryPeople(Guid tenant)
{
    private const int Agents = 60;

    /// <summary>As many closed ones as a list shows are of the same agent, so that lists are alike at every size.</summary>
    private const int OfTheFirst = 20;
    private const int AgentsOfAManager = 6;

    /// <summary>Of whom the measured turns are; they were at it all along, as everybody was.</summary>
    public static Guid Agent => AgentOf(0);

    public static Guid Manager => ManagerOf(0);

    public IEnumerable<PersonRecord> Records =>
        Enumerable.Range(0, Agents).SelectMany(number => new[] { RecordOf(AgentOf(number)), RecordOf(ManagerOf(number)) }).Distinct();

    /// <param name="number">Of the attestation.</param>
    public Actor RequesterOf(long number) => new(AgentOf(AgentAt(number)), tenant, Code.Of(PartnerRole.HelpdeskAgents));

    /// <inheritdoc cref="RequesterOf"/>
    public Actor ApproverOf(long number) => new(ManagerOf(AgentAt(number)), tenant, Actor.ManagerOfRequester);

    private static int AgentAt(long number) => number < OfTheFirst ? 0 : (int)(number % Agents);

    private PersonRecord RecordOf(Guid person) => new(person, tenant, $"Robin {person.ToString("N")[^3..]}", "en-GB");

    private static Guid AgentOf(int agent) => new($"a9e10000-0000-4000-8000-{agent:x12}");

    private static Guid ManagerOf(int agent) => new($"b0550000-0000-4000-8000-{agent / AgentsOfAManager:x12}");
}
