using McaBot.Platform.Settings;
using Microsoft.Extensions.Options;

namespace McaBot.Features.Channels;

/// <summary>The clock that channels' days are counted by.</summary>
internal sealed class ChannelClock(IOptions<NotificationOptions> options, TimeProvider time)
{
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    public DateOnly Today => DateOnly.FromDateTime(LocalOf(time.GetUtcNow()));

    /// <summary>Whether the digest of today is due. A clock that is put forward over the moment has passed it.</summary>
    public bool IsDigestDue => LocalOf(time.GetUtcNow()).TimeOfDay >= options.Value.DigestAt;

    /// <summary>Whether whoever asked for digests at <paramref name="asked"/> gets today's: not when its hour was over by then.</summary>
    public bool WasInTime(DateTimeOffset asked) => LocalOf(asked) < Today.ToDateTime(TimeOnly.MinValue) + options.Value.DigestAt;

    private DateTime LocalOf(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).DateTime;
}
