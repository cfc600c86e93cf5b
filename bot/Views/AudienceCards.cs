using AdaptiveCards;

namespace McaBot.Views;

/// <summary>Which card shows an attestation to whom.</summary>
internal static class AudienceCards
{
    /// <param name="zone">On whose clock a channel's times are written; null: UTC.</param>
    public static AdaptiveCard Draw(Audience audience, AttestationView view, CultureInfo culture, TimeZoneInfo? zone = null) =>
    audience switch
    {
        // Nothing to press on what only a newer version understands.
        Audience.Requester or Audience.Approver when view.Attestation.HasNewerEntries => RecordCard.For(view, culture),
        Audience.Requester => RequestCard.For(view, [], null, culture),
        Audience.Approver => ApprovalCard.For(view, [], null, culture),
        Audience.Channel => ChannelCard.For(view, culture, zone),
        _ => RecordCard.For(view, culture),
    };

    /// <summary>An earlier copy, where the same person has a newer one: nothing to press.</summary>
    public static AdaptiveCard DrawSuperseded(Audience audience, AttestationView view, CultureInfo culture) =>
        audience == Audience.Requester ? RequestCard.ForSuperseded(view, culture) : ApprovalCard.ForSuperseded(view, culture);
}
