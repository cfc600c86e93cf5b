using System.ComponentModel.DataAnnotations;

namespace McaBot.Teams.Files;

internal sealed class FilesOptions
{
    public const string Section = "Files";

    /// <summary>How long a file offered to somebody waits to be taken before it is deleted. 10 minutes to 30 days.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "30.00:00:00")]
    public TimeSpan OfferLifetime { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How often offers past their time are looked for. 1 second to a day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromMinutes(15);
}
