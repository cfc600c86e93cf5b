using System.Globalization;
using AdaptiveCards;

namespace McaBot.Cards;

/// <summary>A channel's copy: no personal data, and nobody's name.</summary>
public static class ChannelCard
{
    /// <param name="zone">On whose clock times are written; null: UTC.</param>
    public static AdaptiveCard For(AttestationView view, CultureInfo culture, TimeZoneInfo? zone = null)
    {
        var texts = Texts.ForMany(culture, zone);
        var attestation = view.Attestation;
        return new CardDraft(texts, view.Overline(texts), texts[$"ChannelCard.{attestation.State}"])
            .Add(
                Status.Of(texts, view, withNames: false),
                Blocks.Group(
                    Facts.Of(texts["Field.companyName"], view.Company(texts), 120),
                    Facts.Of(texts["Field.country"], Words.Country(texts, attestation.Request.Country)),
                    Facts.At(texts, texts["Fact.Requested"], attestation.RequestedAt)),
                Blocks.Note(texts["ChannelCard.Details"]),
                Blocks.Note(texts["ChannelCard.Unsubscribe"]))
            .Build();
    }
}
