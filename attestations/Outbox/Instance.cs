namespace McaBot.Attestations;

/// <summary>The running process, as it is named in its claims.</summary>
public sealed class Instance(string name)
{
    public string Name => name;

    /// <summary>
    /// Set once the process stops: what becomes due from then on is left to others, who need not wait for its claim to lapse.
    /// </summary>
    public bool IsStopping { get; set; }
}
