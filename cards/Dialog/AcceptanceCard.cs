namespace McaBot.Cards;

/// <summary>Step 3: who accepted, when, and how the partner knows.</summary>
public static class AcceptanceCard
{
    /// <param name="earliest">The agreement's cut-off.</param>
    /// <param name="today">Today where the agent is.</param>
    /// <param name="prior">An acceptance that exists: good to know before anybody goes on.</param>
    public static AdaptiveCard For(DraftView draft, DateOnly earliest, DateOnly today, CultureInfo culture, PriorAcceptance? prior = null)
    {
        var texts = Texts.For(culture);
        var form = new FormFields(texts, draft.Inputs, draft.Errors)
        {
            Limits = error => texts.Day(error.Problem == FieldProblem.InFuture ? today : earliest),
        };
        return new CardDraft(texts, DialogParts.Overline(texts, draft.Draft), texts["AcceptanceCard.Title"])
            .Add(
                DialogParts.Step(texts, 3),
                PriorAcceptanceLines.Of(texts, prior),
                form.Summary(Fields.OfAcceptance),
                DialogParts.FilledIn(texts, draft.Guesses, Fields.OfAcceptance),
                Blocks.Paragraph(texts["AcceptanceCard.Intro"]),
                Blocks.Note(draft.Files > 0 ? texts.Count("EvidenceCard.Count", draft.Files) : texts["Evidence.Hint"]))
            .Add(Marked(Fields.FirstName, form.Text(Fields.FirstName)))
            .Add(Marked(Fields.LastName, form.Text(Fields.LastName)))
            .Add(Marked(Fields.Email, form.Text(Fields.Email, style: AdaptiveTextInputStyle.Email)))
            .Add(Marked(Fields.Phone, form.Text(Fields.Phone, required: false, style: AdaptiveTextInputStyle.Tel)))
            .Add(Marked(Fields.DateAgreed, form.Date(Fields.DateAgreed, today)))
            .Add(Marked(Fields.Obtained, form.Choice(Fields.Obtained, Methods(texts), AdaptiveChoiceInputStyle.Compact)))
            .Add(Marked(Fields.Ticket, form.Text(Fields.Ticket)))
            .Act(
                CardActions.Primary(texts["Button.Next.acceptance"], Verbs.AttestAcceptance, CardDatas.Of(draft.Draft)),
                DialogParts.Back(texts, draft.Draft, DataNames.Steps.Customer),
                DialogParts.StartOver(texts, draft.Draft),
                DialogParts.Cancel(texts, draft.Draft))
            .Build();

        IEnumerable<AdaptiveElement> Marked(string field, IEnumerable<AdaptiveElement> input) =>
            DialogParts.Marked(texts, draft, field, input);
    }

    private static IEnumerable<AdaptiveChoice> Methods(Texts texts) =>
        Enum.GetValues<AcceptanceMethod>().Select(m => new AdaptiveChoice { Title = Words.Of(texts, m), Value = Code.Of(m) });
}
