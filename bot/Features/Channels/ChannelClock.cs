using McaBot.Platform;
using McaBot.Platform.Settings;

namespace McaBot.Features.Channels;

/// <summary>When channels get their digest, by the partner's clock.</summary>
internal sealed class ChannelClock(PartnerClock clock, IOptions<NotificationOptions> options)
{
    public DateOnly Today => clock.Today;

    /// <summary>Whether the digest of today is due. A clock that is put forward over the moment has passed it.</summary>
    public bool IsDigestDue => clock.Now.TimeOfDay >= options.Value.DigestAt;

    /// <summary>Whether whoever asked for digests at <paramref name="asked"/> gets today's: not when its hour was over by then.</summary>
    public bool WasInTime(DateTimeOffset asked) =>
        TimeZoneInfo.ConvertTime(asked, clock.Zone).DateTime < Today.ToDateTime(TimeOnly.MinValue) + options.Value.DigestAt;
}
