using System.ComponentModel.DataAnnotations;
using McaBot.Platform.Settings;

namespace McaBot.Directory;

internal sealed class GraphOptions
{
    public const string Section = "Graph";

    /// <summary>Where Graph is; plain http for loopback addresses only.</summary>
    [Required(ErrorMessage = "is required.")]
    [HttpsAddress(LoopbackToo = true, NoQuery = true, ErrorMessage = "must be an https address without a query (http for loopback only).")]
    public Uri BaseUrl { get; set; } = new("https://graph.microsoft.com/v1.0");

    /// <summary>What tokens are asked for.</summary>
    [TokenScope]
    public string Scope { get; set; } = "https://graph.microsoft.com/.default";
}
