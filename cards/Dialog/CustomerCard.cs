namespace McaBot.Cards;

/// <summary>Step 2: who the customer is.</summary>
public static class CustomerCard
{
    /// <param name="openAttestation">The customer's attestation that is open already, which a new one would have to wait for.</param>
    /// <param name="canSearch">Whether the customer can be looked up instead.</param>
    /// <param name="prior">An acceptance that exists: good to know before anybody goes on.</param>
    public static AdaptiveCard For(
        DraftView draft, AttestationView? openAttestation, CultureInfo culture, bool canSearch = false, PriorAcceptance? prior = null)
    {
        var texts = Texts.For(culture);
        var form = new FormFields(texts, draft.Inputs, draft.Errors);
        var filledIn = DialogParts.FilledIn(texts, draft.Guesses, Fields.OfCustomer);
        var back = DialogParts.Back(texts, draft.Draft, DataNames.Steps.Scenario);
        return new CardDraft(texts, DialogParts.Overline(texts, draft.Draft), texts["CustomerCard.Title"])
            .Add(
                DialogParts.Step(texts, 2),
                DialogParts.AlreadyOpen(texts, openAttestation),
                PriorAcceptanceLines.Of(texts, prior),
                form.Summary(Fields.OfCustomer),
                filledIn,
                Blocks.Paragraph(texts[filledIn is null ? "CustomerCard.Intro" : "CustomerCard.Check"]))
            .Add(Marked(Fields.TenantId, form.Text(Fields.TenantId)))
            .Add(Marked(Fields.Domain, form.Text(Fields.Domain)))
            .Add(Marked(Fields.CompanyName, form.Text(Fields.CompanyName)))
            .Add(Marked(Fields.Country, form.Choice(Fields.Country, Places.Countries(texts), AdaptiveChoiceInputStyle.Compact)))
            .Add(Marked(Fields.Language, form.Choice(Fields.Language, Places.Languages(texts), AdaptiveChoiceInputStyle.Compact)))
            .Act(
                CardActions.Primary(texts["Button.Next.customer"], Verbs.AttestCustomer, CardDatas.Of(draft.Draft)),
                canSearch ? Search(texts, draft.Draft) : back,
                canSearch ? back.InOverflow() : null,
                DialogParts.StartOver(texts, draft.Draft),
                DialogParts.Cancel(texts, draft.Draft))
            .Build();

        IEnumerable<AdaptiveElement> Marked(string field, IEnumerable<AdaptiveElement> input) =>
            DialogParts.Marked(texts, draft, field, input);
    }

    private static AdaptiveExecuteAction Search(Texts texts, Guid draft) => CardActions
        .Plain(texts["Button.SearchCustomer"], Verbs.AttestCustomer, CardDatas.Of(draft).With(DataNames.Choice, DataNames.BySearch))
        .WithoutInputs();
}
