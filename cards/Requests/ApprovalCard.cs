using System.Globalization;
using AdaptiveCards;
using McaBot.Attestations;

namespace McaBot.Cards;

/// <summary>An approver's copy: the facts, the sentence, and the two buttons while it waits.</summary>
public static class ApprovalCard
{
    /// <param name="typedReason">The reason as typed, when it was refused.</param>
    public static AdaptiveCard For(AttestationView view, IReadOnlyList<FieldError> errors, string? typedReason, CultureInfo culture) =>
        view.Attestation.State == AttestationState.Requested && (view.IsAltered || view.Details is null)
            ? Draw(view, false, "ApprovalCard.Altered", false, [], null, culture, isHeldUp: true)
            : Draw(view, view.Attestation.State == AttestationState.Requested, "ApprovalCard.Settled", true, errors, typedReason, culture);

    /// <summary>The copy of somebody in whose place another person is asked now: nothing to press.</summary>
    public static AdaptiveCard ForReplaced(AttestationView view, CultureInfo culture) => Draw(
        view, false, view.Attestation.State == AttestationState.Requested ? "ApprovalCard.Replaced" : "ApprovalCard.Settled", false, [], null, culture);

    /// <param name="isHeldUp">Waits, and must not be decided: put back as they were, the facts can be.</param>
    private static AdaptiveCard Draw(
        AttestationView view, bool waits, string otherwise, bool opens, IReadOnlyList<FieldError> errors, string? typedReason, CultureInfo culture,
        bool isHeldUp = false)
    {
        var texts = Texts.For(culture);
        var form = new FormFields(texts, typedReason is null ? [] : new Dictionary<string, string> { [Fields.Reason] = typedReason }, errors);
        var card = new CardDraft(texts, view.Overline(texts), texts[waits ? "ApprovalCard.Title" : otherwise])
            .Add(
                Blocks.Sentence(
                    texts["ApprovalCard.Asks"],
                    Blocks.Strong(view.NameOf(view.Attestation.Requester, texts), 60),
                    Blocks.Strong(view.Company(texts), 80)),
                Blocks.Note(texts.Format("Status.On", texts.Moment(view.Attestation.RequestedAt))),
                AlteredFacts.Of(texts, view),
                waits ? PriorAcceptanceLines.Of(texts, view.Prior) : Status.Of(texts, view),
                Reasons.Of(texts, view))
            .Add(waits ? WaitingLines.Of(texts, view) : [])
            .Add(
                waits ? form.Summary([Fields.Reason]) : null)
            .Add(FactGroups.Record(texts, view, opens))
            .Add(view.FactsOrNull() is { } facts ? FactGroups.Statement(texts, facts) : null);
        if (waits)
        {
            card.Add(Blocks.Paragraph(texts["ApprovalCard.Check"]))
                .Add(form.Text(Fields.Reason, required: false, lines: true))
                .Act(
                    CardActions.Primary(
                        texts.Format("Button.Approve", UserText.Literal(view.Company(texts), 30)), Verbs.DecisionApprove, view.Data()).WithoutInputs(),
                    CardActions.Destructive(texts["Button.Reject"], Verbs.DecisionReject, view.Data()),
                    view.CanBeHandedOver ? CardActions.Plain(texts["Button.HandOver"], Verbs.DecisionHandOver, view.Data()).WithoutInputs() : null,
                    view.RefreshButton(texts, Audience.Approver));
        }

        if (isHeldUp)
        {
            card.Act(view.RefreshButton(texts, Audience.Approver));
        }

        return waits || isHeldUp ? card.Build(view.SilentRefresh(Audience.Approver), view.Attestation.Assignment?.Approvers ?? []) : card.Build();
    }
}
