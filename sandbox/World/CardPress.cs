using System.Text.Json.Nodes;

namespace McaBot.Sandbox.World;

/// <summary>How a button is pressed.</summary>
public sealed record CardPress(string Verb)
{
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>();

    /// <summary>Which of several actions with the verb, by its data.</summary>
    public Func<JsonObject, bool>? Where { get; init; }

    /// <summary>Sends what a real client would have refused.</summary>
    public bool SkipValidation { get; init; }

    /// <summary>Changes the data on its way, as a forger would.</summary>
    public Action<JsonObject>? Tamper { get; init; }
}
