using McaBot.Sandbox.Wire;

namespace McaBot.Benchmarks.Waits;

/// <summary>
/// How long each call takes on its way, and what the steps of the story take at least for that: the slowest of what is asked side by
/// side, round after round, as the call budgets of the tests hold them.
/// </summary>
internal static class Delays
{
    private static readonly TimeSpan Storage = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Graph = TimeSpan.FromMilliseconds(80);
    private static readonly TimeSpan Connector = TimeSpan.FromMilliseconds(60);

    public static readonly IReadOnlyDictionary<string, TimeSpan> Floors = new Dictionary<string, TimeSpan>(StringComparer.Ordinal)
    {

        // The card is there after the connector's call; where it stands is noted before the request is answered.
        ["attest"] = Graph + Storage + Connector + Storage + Storage,
        ["attest.scenario"] = Storage + Storage,
        ["attest.customer"] = Storage + Storage,
        ["attest.acceptance"] = Graph + Storage,
        ["attest.confirm"] = Graph + (2 * Storage),
        ["decision.approve"] = Graph + Storage,
        ["request.recorded"] = Graph + Storage,
    };

    public static Fault? Of(string service, string method, string path) => service switch
    {
        "storage" => new Fault { Stall = Storage },
        "graph" => new Fault { Stall = Graph },
        "teams" => new Fault { Stall = Connector },
        _ => null,
    };
}
