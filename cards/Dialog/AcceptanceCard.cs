using System.Globalization;
using AdaptiveCards;
using McaBot.Attestations;

namespace McaBot.Cards;

/// <summary>Step 3: who accepted, when, and how the partner knows.</summary>
public static class AcceptanceCard
{
    /// <param name="earliest">The agreement's cut-off.</param>
    /// <param name="today">Today where the agent is.</param>
    public static AdaptiveCard For(DraftView draft, DateOnly earliest, DateOnly today, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        var form = new FormFields(texts, draft.Inputs, draft.Errors)
        {
            Limits = error => texts.Day(error.Problem == FieldProblem.InFuture ? today : earliest),
        };
        return new CardDraft(texts, DialogParts.Overline(texts, draft.Draft), texts["AcceptanceCard.Title"])
            .Add(DialogParts.Step(texts, 3), form.Summary(Fields.OfAcceptance), Blocks.Paragraph(texts["AcceptanceCard.Intro"]), Blocks.Note(texts["Evidence.Hint"]))
            .Add(form.Text(Fields.FirstName))
            .Add(form.Text(Fields.LastName))
            .Add(form.Text(Fields.Email, style: AdaptiveTextInputStyle.Email))
            .Add(form.Text(Fields.Phone, required: false, style: AdaptiveTextInputStyle.Tel))
            .Add(form.Date(Fields.DateAgreed, earliest, today))
            .Add(form.Text(Fields.Ticket))
            .Add(form.Choice(Fields.Obtained, Methods(texts), AdaptiveChoiceInputStyle.Compact))
            .Act(
                CardActions.Primary(texts["Button.Next.acceptance"], Verbs.AttestAcceptance, CardDatas.Of(draft.Draft)),
                DialogParts.Back(texts, draft.Draft, DataNames.Steps.Customer),
                DialogParts.StartOver(texts, draft.Draft),
                DialogParts.Cancel(texts, draft.Draft))
            .Build();
    }

    private static IEnumerable<AdaptiveChoice> Methods(Texts texts) =>
        Enum.GetValues<AcceptanceMethod>().Select(m => new AdaptiveChoice { Title = Words.Of(texts, m), Value = Code.Of(m) });
}
