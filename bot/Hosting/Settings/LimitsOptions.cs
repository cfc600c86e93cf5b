namespace McaBot.Hosting;

public sealed class LimitsOptions
{
    public const string Section = "Limits";

    /// <summary>The largest request taken in, in bytes. 4 KiB to 16 MiB.</summary>
    public long MaxBodyBytes { get; set; } = 262_144;
}
