using System.Globalization;
using AdaptiveCards;
using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Views;

/// <summary>Which card shows an attestation to whom.</summary>
internal static class AudienceCards
{
    public static AdaptiveCard Draw(Audience audience, AttestationView view, CultureInfo culture) => audience switch
    {
        Audience.Requester => RequestCard.For(view, [], null, culture),
        Audience.Approver => ApprovalCard.For(view, [], null, culture),
        Audience.Channel => ChannelCard.For(view, culture),
        _ => RecordCard.For(view, culture),
    };
}
