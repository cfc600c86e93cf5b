using System.ComponentModel.DataAnnotations;
using McaBot.Platform.Settings;

namespace McaBot.Operations.Retention;

/// <summary>
/// When what identifies the customers' people is erased. The ledgers, which hold none of it, are never erased. Each duration is zero (off)
/// or at least a second.
/// </summary>
internal sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>
    /// Details, notes and evidence of an attestation, and what is left of a bulk request, go this long after it came to its end. Zero:
    /// never.
    /// </summary>
    [Duration("00:00:01", "36500.00:00:00", OrOff = true)]
    public TimeSpan EraseAfter { get; set; }

    /// <summary>
    /// What was typed and attached for a request that was never made goes when it was not touched for this long. Zero: never.
    /// </summary>
    [Duration("00:00:01", "36500.00:00:00", OrOff = true)]
    public TimeSpan DraftsAfter { get; set; }

    /// <summary>How often what outlived its time is looked for. 1 second to 7 days.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromHours(6);

    /// <summary>
    /// How often one of all processes looks through all details and evidence for what was discarded, or left by a process that died. It
    /// happens at a sweep. 1 second to 365 days.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "365.00:00:00")]
    public TimeSpan SearchInterval { get; set; } = TimeSpan.FromDays(1);
}
