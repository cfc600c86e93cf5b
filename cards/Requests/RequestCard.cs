using System.Globalization;
using AdaptiveCards;
using McaBot.Attestations;

namespace McaBot.Cards;

/// <summary>The requester's own copy, in every state.</summary>
public static class RequestCard
{
    /// <param name="errors">What was wrong with a reference that was sent.</param>
    /// <param name="typedReference">That reference, as typed.</param>
    public static AdaptiveCard For(AttestationView view, IReadOnlyList<FieldError> errors, string? typedReference, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        var state = view.Attestation.State;
        var card = new CardDraft(texts, view.Overline(texts), texts[$"RequestCard.{state}"])
            .Add(Blocks.Sentence(texts["RequestCard.For"], Blocks.Strong(view.Company(texts), 80)), Status.Of(texts, view));
        _ = state switch
        {
            AttestationState.Requested => Waiting(card, texts, view),
            AttestationState.HandedOff => ToRecord(card, texts, view, errors, typedReference),
            AttestationState.Rejected => card.Add(Reasons.Of(texts, view)).Add(FactGroups.Record(texts, view)).Act(CommandButtons.Start(texts), CommandButtons.MyRequests(texts)),
            _ => card.Add(FactGroups.Record(texts, view)).Act(CommandButtons.MyRequests(texts)),
        };
        return view.Attestation.IsOpen
            ? card.Build(view.SilentRefresh(Audience.Requester), [view.Attestation.Requester.ObjectId])
            : card.Build();
    }

    private static CardDraft Waiting(CardDraft card, Texts texts, AttestationView view) => card
        .Add(NotReached(texts, view), Blocks.Note(texts["RequestCard.WhatNext"]))
        .Add(FactGroups.Record(texts, view))
        .Act(
            view.RefreshButton(texts, Audience.Requester),
            CardActions.Destructive(texts.Format("Button.Withdraw", view.Attestation.Number), Verbs.RequestWithdraw, view.Data()));

    private static CardDraft ToRecord(CardDraft card, Texts texts, AttestationView view, IReadOnlyList<FieldError> errors, string? reference)
    {
        var form = new FormFields(texts, reference is null ? [] : new Dictionary<string, string> { [Fields.Reference] = reference }, errors);
        return card
            .Add(
                form.Summary([Fields.Reference]),
                Blocks.Subheading(texts["Record.Title"]),
                Blocks.Paragraph(texts["Record.Step1"]),
                Blocks.Paragraph(texts["Record.Step2"]),
                Blocks.Paragraph(texts["Record.Step3"]),
                Blocks.Note(texts["Record.Duplicate"]))
            .Add(FactGroups.Record(texts, view))
            .Add(form.Text(Fields.Reference))
            .Act(
                CardActions.Primary(texts["Button.Recorded"], Verbs.RequestRecorded, view.Data()),
                view.RefreshButton(texts, Audience.Requester));
    }

    private static AdaptiveContainer? NotReached(Texts texts, AttestationView view) =>
        view.Attestation.Effects.Values.Any(e => e is { Kind: EffectKind.TellApprover, Status: EffectStatus.Parked })
            ? Blocks.Panel(
                AdaptiveContainerStyle.Warning,
                new AdaptiveTextBlock($"⚠\uFE0E {texts["RequestCard.NotReached"]}") { Weight = AdaptiveTextWeight.Bolder, Wrap = true },
                Blocks.Paragraph(texts["RequestCard.NotReached.Do"]))
            : null;
}
