using System.Globalization;
using AdaptiveCards;
using McaBot.Attestations;

namespace McaBot.Cards;

/// <summary>Step 2: who the customer is.</summary>
public static class CustomerCard
{
    /// <param name="openAttestation">The customer's attestation that is open already, when that is why the step was refused.</param>
    /// <param name="canSearch">Whether the customer can be looked up instead.</param>
    public static AdaptiveCard For(DraftView draft, AttestationView? openAttestation, CultureInfo culture, bool canSearch = false)
    {
        var texts = Texts.For(culture);
        var form = new FormFields(texts, draft.Inputs, draft.Errors);
        var next = CardActions.Primary(texts["Button.Next.customer"], Verbs.AttestCustomer, CardDatas.Of(draft.Draft));
        return new CardDraft(texts, DialogParts.Overline(texts, draft.Draft), texts["CustomerCard.Title"])
            .Add(
                DialogParts.Step(texts, 2),
                openAttestation is null ? null : AlreadyOpen(texts, openAttestation),
                form.Summary(Fields.OfCustomer),
                Blocks.Paragraph(texts["CustomerCard.Intro"]))
            .Add(form.Text(Fields.TenantId))
            .Add(form.Text(Fields.Domain))
            .Add(form.Text(Fields.CompanyName))
            .Add(form.Choice(Fields.Country, Places.Countries(texts), AdaptiveChoiceInputStyle.Compact))
            .Add(form.Choice(Fields.Language, Places.Languages(texts), AdaptiveChoiceInputStyle.Compact))
            .Act(
                next,
                canSearch ? CardActions.Plain(texts["Button.SearchCustomer"], Verbs.AttestCustomer, CardDatas.Of(draft.Draft).With(DataNames.Choice, DataNames.BySearch)).WithoutInputs() : null,
                DialogParts.Back(texts, draft.Draft, DataNames.Steps.Scenario),
                DialogParts.StartOver(texts, draft.Draft),
                DialogParts.Cancel(texts, draft.Draft))
            .Build();
    }

    private static AdaptiveContainer AlreadyOpen(Texts texts, AttestationView open) => Blocks.Panel(
        AdaptiveContainerStyle.Warning,
        new AdaptiveTextBlock($"⚠\uFE0E {texts.Format("AlreadyOpen.Title", open.Attestation.Number)}") { Weight = AdaptiveTextWeight.Bolder, Wrap = true },
        Blocks.Sentence(texts["AlreadyOpen.Who"], Blocks.Strong(open.NameOf(open.Attestation.Requester, texts), 60)),
        Blocks.Note(texts.Format("Status.On", texts.Moment(open.Attestation.RequestedAt))),
        Blocks.Paragraph(texts.Format("AlreadyOpen.State", Words.WithGlyph(texts, open.Attestation.State))),
        Blocks.Paragraph(texts["AlreadyOpen.Next"]),
        Blocks.Buttons(CardActions.Plain(
            texts.Format("Button.Show", open.Attestation.Number),
            Verbs.RequestOpen,
            open.Data().With(DataNames.View, Code.Of(Audience.Onlooker))).WithoutInputs()));
}
