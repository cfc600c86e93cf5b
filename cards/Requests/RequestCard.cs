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
        var stage = CarryOutStages.Of(view.Attestation);
        var card = new CardDraft(texts, view.Overline(texts), texts[Heading(view.Attestation, stage)])
            .Add(Blocks.Sentence(texts["RequestCard.For"], Blocks.Strong(view.Company(texts), 80)), Status.Of(texts, view), AlteredFacts.Of(texts, view));
        _ = state switch
        {
            _ when view is { IsAltered: true, Attestation.IsOpen: true } => HeldUp(card, texts, view),
            AttestationState.Requested => Waiting(card, texts, view),
            AttestationState.Approved or AttestationState.LinkIssued => CarryOutParts.Add(card, texts, view, stage!.Value),
            AttestationState.HandedOff => ToRecord(card, texts, view, errors, typedReference),
            AttestationState.Rejected => card.Add(Reasons.Of(texts, view)).Add(FactGroups.Record(texts, view)).Act(Again(texts, view), CommandButtons.MyRequests(texts)),
            AttestationState.Withdrawn or AttestationState.Expired or AttestationState.Failed => card.Add(FactGroups.Record(texts, view)).Act(Again(texts, view), CommandButtons.MyRequests(texts)),
            _ => card.Add(FactGroups.Record(texts, view)).Act(EvidenceButtons.Package(texts, view), CommandButtons.MyRequests(texts)),
        };
        return view.Attestation.IsOpen
            ? card.Build(view.SilentRefresh(Audience.Requester), [view.Attestation.Requester.ObjectId])
            : card.Build();
    }

    private static string Heading(Attestation attestation, CarryOutStage? stage) => (attestation.State, stage) switch
    {
        (_, { } at) => $"RequestCard.{at}",
        (AttestationState.HandedOff, _) when IsForProvider(attestation) => "RequestCard.HandedOff.Provider",
        (var state, _) => $"RequestCard.{state}",
    };

    private static bool IsForProvider(Attestation attestation) =>
        attestation.Steps.LastOrDefault(s => s.What is HandedOff)?.What is HandedOff { To: CarryOutWay.IndirectProvider };

    private static AdaptiveExecuteAction Again(Texts texts, AttestationView view) => view.Details is null
        ? CommandButtons.Start(texts)
        : CardActions.Primary(texts["Button.Again"], Verbs.AttestStart, view.Data().With(DataNames.Choice, DataNames.Again));

    private static CardDraft Waiting(CardDraft card, Texts texts, AttestationView view) => card
        .Add(NotReached(texts, view), Blocks.Note(texts["RequestCard.WhatNext"]))
        .Add(FactGroups.Record(texts, view))
        .Act(
            view.Attestation.Request.Batch is null ? CardActions.Plain(texts["Button.Remind"], Verbs.RequestRemind, view.Data()).WithoutInputs() : null,
            view.RefreshButton(texts, Audience.Requester),
            CardActions.Destructive(texts.Format("Button.Withdraw", view.Attestation.Number), Verbs.RequestWithdraw, view.Data()));

    /// <summary>Nothing goes on, but whoever asked is not stuck.</summary>
    private static CardDraft HeldUp(CardDraft card, Texts texts, AttestationView view) => card
        .Add(FactGroups.Record(texts, view, opens: false))
        .Act(
            view.RefreshButton(texts, Audience.Requester),
            EvidenceButtons.Package(texts, view),
            view.Attestation.State == AttestationState.Requested
                ? CardActions.Destructive(texts.Format("Button.Withdraw", view.Attestation.Number), Verbs.RequestWithdraw, view.Data())
                : CarryOutParts.GiveUp(texts, view));

    private static CardDraft ToRecord(CardDraft card, Texts texts, AttestationView view, IReadOnlyList<FieldError> errors, string? reference)
    {
        var form = new FormFields(texts, reference is null ? [] : new Dictionary<string, string> { [Fields.Reference] = reference }, errors);
        return card
            .Add(
                form.Summary([Fields.Reference]),
                Blocks.Subheading(texts["Record.Title"]),
                Blocks.Paragraph(texts[IsForProvider(view.Attestation) ? "Record.Step1.Provider" : "Record.Step1"]),
                Blocks.Paragraph(texts["Record.Step2"]),
                Blocks.Paragraph(texts["Record.Step3"]),
                Blocks.Note(texts["Record.Duplicate"]))
            .Add(FactGroups.Record(texts, view))
            .Add(form.Text(Fields.Reference))
            .Act(
                CardActions.Primary(texts["Button.Recorded"], Verbs.RequestRecorded, view.Data()),
                EvidenceButtons.Package(texts, view),
                view.RefreshButton(texts, Audience.Requester),
                CarryOutParts.GiveUp(texts, view));
    }

    private static AdaptiveContainer? NotReached(Texts texts, AttestationView view) =>
        view.Attestation.Messages.Values.Any(e => e is { Kind: MessageKind.TellApprover, Status: MessageStatus.DeadLettered })
            ? Blocks.Panel(
                AdaptiveContainerStyle.Warning,
                new AdaptiveTextBlock($"⚠\uFE0E {texts["RequestCard.NotReached"]}") { Weight = AdaptiveTextWeight.Bolder, Wrap = true },
                Blocks.Paragraph(texts["RequestCard.NotReached.Do"]))
            : null;
}
