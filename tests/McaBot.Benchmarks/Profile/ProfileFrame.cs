namespace McaBot.Benchmarks.Profile;

/// <param name="Module">The assembly's file, without its ending.</param>
/// <param name="Method">With its type and its parameters.</param>
internal sealed record ProfileFrame(string Module, string Method)
{
    public bool IsOwn => Module.StartsWith("McaBot", StringComparison.Ordinal);

    /// <summary>Without parameters.</summary>
    public string Name => Method.Split('(')[0];
}
