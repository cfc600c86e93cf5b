using System.ComponentModel.DataAnnotations;

namespace McaBot.Platform.Settings;

/// <summary>What one caller may ask for. Turns are counted by each process for itself.</summary>
internal sealed class LimitsOptions
{
    public const string Section = "Limits";

    /// <summary>The largest request taken in, in bytes. 4 KiB to 16 MiB.</summary>
    [Range(typeof(long), "4096", "16777216")]
    public long MaxBodyBytes { get; set; } = 262_144;

    /// <summary>Requests read and answered at the same time; one more is told to come back in a second. 16 to 10,000.</summary>
    [Range(16, 10_000)]
    public int TurnsAtOnce { get; set; } = 512;

    /// <summary>
    /// Messages, pressed buttons and lookups of one person: so many at once, and as many again over each minute. 5 to 100,000.
    /// </summary>
    [Range(5, 100_000)]
    public int TurnsPerPersonPerMinute { get; set; } = 600;

    /// <summary>The same of all people of one tenant, and over each second. 5 to 100,000.</summary>
    [Range(5, 100_000)]
    public int TurnsPerTenantPerSecond { get; set; } = 500;

    /// <summary>Requests of one person that may be open at a time, those of bulk requests left out. 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int OpenRequestsPerPerson { get; set; } = 200;
}
