using System.ComponentModel.DataAnnotations;

namespace McaBot.Platform.Settings;

internal sealed class NotificationOptions
{
    public const string Section = "Notifications";

    private static readonly RetryPolicy Default = new();

    /// <summary>
    /// How long after a process was last heard of at a message another may take it up. 10 seconds to an hour. A process renews its claim at
    /// half of this, however long it waits or works: that has to leave storage time to answer.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan ClaimTime { get; set; } = Default.ClaimTime;

    /// <summary>How often what a crash left behind is looked for. 1 second to an hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Tries before a message is given up. 1 to 100.</summary>
    [Range(1, 100)]
    public int MaxClaims { get; set; } = Default.MaxClaims;

    /// <summary>Tries that may have been seen before a message is given up. 1 to 10.</summary>
    [Range(1, 10)]
    public int MaxAmbiguous { get; set; } = Default.MaxAmbiguous;

    /// <summary>When the daily digest is posted, by the clock of <see cref="TimeZone"/>. 00:00 to 23:59.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "23:59:59")]
    public TimeSpan DigestAt { get; set; } = TimeSpan.FromHours(8);

    /// <summary>IANA id of the time zone that days are counted in, such as Europe/Paris.</summary>
    [TimeZoneId]
    public string TimeZone { get; set; } = "UTC";

    public RetryPolicy Policy =>
    new()
    {
        ClaimTime = ClaimTime,
        MaxClaims = MaxClaims,
        MaxAmbiguous = MaxAmbiguous,
        Draw = Random.Shared.NextDouble,
    };
}
