using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using McaBot.Sandbox.Wire;

namespace McaBot.Tests.Support;

/// <summary>
/// Lets each call of one crew fail in one way: what a turn asks for fails until the person has an answer; what is done afterwards fails as
/// often as one try asks. Then it is left alone. Several crews share the calls, each taking some.
/// </summary>
internal sealed class FaultyCalls(CrewMarks marks, FaultColumn column, int share)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> struck = new(StringComparer.Ordinal);
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> underFire = new(StringComparer.Ordinal);
    private string act = "";
    private bool isTurn;

    public FaultColumn Column => column;

    /// <summary>Nothing fails any more.</summary>
    public bool IsOver { get; set; }

    public IReadOnlyCollection<string> Struck
    {
        get
        {
            lock (gate) return [.. struck.Keys];
        }
    }

    public IReadOnlyCollection<string> Seen
    {
        get
        {
            lock (gate) return [.. seen];
        }
    }

    /// <summary>What failed in this turn.</summary>
    public string UnderFire
    {
        get
        {
            lock (gate) return string.Join(", ", underFire);
        }
    }

    public void TurnBegins(string of)
    {
        lock (gate)
        {
            (act, isTurn) = (of, true);
            underFire.Clear();
        }
    }

    public void TurnIsOver()
    {
        lock (gate) isTurn = false;
    }

    public bool Own(string path) => marks.Own(path);

    public Fault? Decide(string service, string name)
    {
        lock (gate)
        {
            // A press that is answered in place asks nothing of the channel: what does is a message of it.
            var isOfTurn = isTurn && (service != "teams" || act is not ("confirm" or "approve" or "record"));
            var call = $"{act}{(isOfTurn ? "" : ", afterwards")}: {name}";
            seen.Add(call);
            if (IsOver || ShareOf(call) != share || IsSpared(name, isOfTurn)) return null;

            var times = struck.GetValueOrDefault(call);
            if (isOfTurn ? times > 0 && !underFire.Contains(call) : times >= column.TimesAt(service)) return null;
            if (isOfTurn) underFire.Add(call);
            struck[call] = times + 1;
            return column.At(service);
        }
    }

    /// <summary>
    /// A ledger that does not read as one rests for minutes before it is looked at again. And that somebody is unknown, or has no manager,
    /// is no failure of the directory.
    /// </summary>
    private bool IsSpared(string name, bool isOfTurn) => column.Name switch
    {
        "garbage" => !isOfTurn && string.Equals(name, CallNames.ReadLedger, StringComparison.Ordinal),
        "404" => name.StartsWith("graph ", StringComparison.Ordinal) && !name.Contains("teamwork", StringComparison.Ordinal),
        _ => false,
    };

    private int ShareOf(string call) =>
    int.Parse(
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(call)))[..4], NumberStyles.HexNumber,
        CultureInfo.InvariantCulture) % column.Lives;
}
