namespace McaBot.Directory;

internal sealed class GraphOptions
{
    public const string Section = "Graph";

    /// <summary>Where Graph is; plain http for loopback addresses only.</summary>
    public Uri BaseUrl { get; set; } = new("https://graph.microsoft.com/v1.0");

    /// <summary>What tokens are asked for.</summary>
    public string Scope { get; set; } = "https://graph.microsoft.com/.default";
}
