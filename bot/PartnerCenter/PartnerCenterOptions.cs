using System.ComponentModel.DataAnnotations;
using McaBot.Platform.Settings;

namespace McaBot.PartnerCenter;

internal sealed class PartnerCenterOptions
{
    public const string Section = "PartnerCenter";

    internal const string LongestTimeout = "00:00:30";

    /// <summary>Whether approved attestations are carried out through Partner Center. Off: by hand.</summary>
    public bool Enabled { get; set; }

    /// <summary>Where Partner Center is; plain http for loopback addresses in Development only.</summary>
    [Required(ErrorMessage = "is required.")]
    public Uri BaseUrl { get; set; } = new("https://api.partnercenter.microsoft.com");

    /// <summary>What tokens are asked for.</summary>
    [TokenScope]
    public string Scope { get; set; } = "https://api.partnercenter.microsoft.com/.default";

    /// <summary>Whether Partner Center answers this app about earlier acceptances: those reads are documented for App+User only.</summary>
    public bool ReadsEnabled { get; set; }

    /// <summary>The largest document of the agreement that is downloaded to take its SHA-256, in bytes. 1024 to 52428800.</summary>
    [Range(1024, 50 * 1024 * 1024)]
    public int AgreementMaxBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>The customer's link, up to the attestation's id.</summary>
    public string LinkBase { get; set; } = "https://cdn.partner.microsoft.com/mca/?attestationid=";

    /// <summary>
    /// How long a link is taken to hold, 1 second to 90 days; null: until Partner Center says otherwise. Microsoft names no figure: this
    /// one is McaBot's own.
    /// </summary>
    [Duration("00:00:01", "90.00:00:00", OrEmpty = true)]
    public TimeSpan? LinkLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>For one call with its token. 1 to 30 seconds, and a third of <c>Notifications:ClaimTime</c> at most.</summary>
    [Range(typeof(TimeSpan), "00:00:01", LongestTimeout)]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);
}
