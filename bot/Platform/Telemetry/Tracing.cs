using System.Diagnostics;

namespace McaBot.Platform.Telemetry;

/// <summary>McaBot's own spans. Tags carry ids and codes, never what a person typed or is called.</summary>
internal static class Tracing
{
    public const string Name = "McaBot";

    public static ActivitySource Source { get; } = new(Name);
}
