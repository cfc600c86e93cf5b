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
        var card = new CardDraft(texts, view.Overline(texts), texts[Heading(view, stage)])
            .Add(Blocks.Sentence(texts["RequestCard.For"], Blocks.Strong(view.Company(texts), 80)));
        _ = state switch
        {
            _ when view.IsHeldUp => HeldUp(card, texts, view),
            AttestationState.Requested => Waiting(card, texts, view),
            AttestationState.Approved or AttestationState.LinkIssued => CarryOutParts.Add(card, texts, view, stage!.Value),
            AttestationState.HandedOff => ToRecord(card, texts, view, errors, typedReference),
            AttestationState.Completed => Recorded(card, texts, view),
            _ => Ended(card, texts, view),
        };
        return view.Attestation.IsOpen
            ? card.Build(view.SilentRefresh(Audience.Requester), [view.Attestation.Requester.ObjectId])
            : card.Build();
    }

    /// <summary>An earlier copy, where the requester has a newer one: nothing to press.</summary>
    public static AdaptiveCard ForSuperseded(AttestationView view, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return new CardDraft(texts, view.Overline(texts), texts["RequestCard.Superseded"])
            .Add(
                Blocks.Sentence(texts["RequestCard.For"], Blocks.Strong(view.Company(texts), 80)),
                Status.Of(texts, view),
                Blocks.Note(texts["RequestCard.Superseded.Where"]))
            .Build();
    }

    private static string Heading(AttestationView view, CarryOutStage? stage) => (view.Attestation.State, stage) switch
    {
        _ when view.IsHeldUp => "RequestCard.Altered",
        (_, { } at) => $"RequestCard.{at}",
        (AttestationState.HandedOff, _) when view.Attestation.IsForProvider() => "RequestCard.HandedOff.Provider",
        (var state, _) => $"RequestCard.{state}",
    };

    /// <summary>The same facts once more; where the customer has another attestation by now, that one instead.</summary>
    private static AdaptiveExecuteAction Again(Texts texts, AttestationView view) => view switch
    {
        { Later: { } later } => CardActions.Plain(
            texts.Format("Button.Show", later.Number), Verbs.RequestOpen,
            CardDatas.Of(later.Key, later.Version).With(DataNames.View, Code.Of(Audience.Requester))),
        { Details: null } => CommandButtons.Start(texts),
        _ => CardActions.Primary(texts["Button.Again"], Verbs.AttestStart, view.Data().With(DataNames.Choice, DataNames.Again)),
    };

    private static CardDraft Waiting(CardDraft card, Texts texts, AttestationView view) => card
        .Add(Status.Of(texts, view), NotReached(texts, view), Blocks.Note(texts["RequestCard.WhatNext"]))
        .AddRecord(texts, view)
        .Act(
            view.Attestation.Request.Batch is null
                ? CardActions.Plain(texts["Button.Remind"], Verbs.RequestRemind, view.Data()).WithoutInputs()
                : null,
            CardActions.Plain(texts.Format("Button.Withdraw", view.Attestation.Number), Verbs.RequestWithdraw, view.Data()),
            view.RefreshButton(texts, Audience.Requester).InOverflow());

    /// <summary>Nothing goes on, but whoever asked is not stuck.</summary>
    private static CardDraft HeldUp(CardDraft card, Texts texts, AttestationView view) => card
        .Add(Status.Of(texts, view), AlteredFacts.Of(texts, view))
        .Add(FactGroups.Record(texts, view, opens: false))
        .Act(
            view.RefreshButton(texts, Audience.Requester),
            view.Attestation.State == AttestationState.Requested
                ? CardActions.Plain(texts.Format("Button.Withdraw", view.Attestation.Number), Verbs.RequestWithdraw, view.Data())
                : view.Attestation.MayBeAgreed ? CarryOutParts.ByHand(texts, view) : CarryOutParts.GiveUp(texts, view),
            EvidenceButtons.Package(texts, view)?.InOverflow());

    private static CardDraft ToRecord(
        CardDraft card, Texts texts, AttestationView view, IReadOnlyList<FieldError> errors, string? reference)
    {
        var form = new FormFields(
            texts, reference is null ? [] : new Dictionary<string, string> { [Fields.Reference] = reference }, errors);
        return card
            .Add(
                form.Summary([Fields.Reference]),
                Blocks.Subheading(texts["Record.Title"]),
                Blocks.Paragraph(texts[view.Attestation.IsForProvider() ? "Record.Step1.Provider" : "Record.Step1"]),
                Blocks.Paragraph(texts["Record.Step2"]),
                Blocks.Paragraph(texts["Record.Step3"]),
                Blocks.Note(texts["Record.Duplicate"]),
                Status.Of(texts, view),
                Reasons.Of(texts, view))
            .AddRecord(texts, view)
            .Add(form.Text(Fields.Reference))
            .Act(
                CardActions.Primary(texts["Button.Recorded"], Verbs.RequestRecorded, view.Data()),
                EvidenceButtons.Package(texts, view),
                view.RefreshButton(texts, Audience.Requester).InOverflow(),
                CarryOutParts.GiveUp(texts, view).InOverflow());
    }

    /// <summary>The work is done: what the customer and the partner can do now.</summary>
    private static CardDraft Recorded(CardDraft card, Texts texts, AttestationView view) => card
        .Add(
            Status.Of(texts, view),
            AlteredFacts.Of(texts, view),
            Blocks.Subheading(texts["Recorded.Next"]),
            Blocks.Paragraph(texts["Recorded.Order"]),
            Toggles.Link(texts["Button.Link.AddCustomer"], Links.AddCustomer),
            Toggles.Link(texts["Button.Link.AzurePlan"], Links.AzurePlan),
            Reasons.Of(texts, view))
        .AddRecord(texts, view)
        .Act(EvidenceButtons.Package(texts, view), CommandButtons.MyRequests(texts));

    /// <summary>It came to nothing: why, and the same facts once more.</summary>
    private static CardDraft Ended(CardDraft card, Texts texts, AttestationView view) => card
        .Add(
            view.Later is { } later ? Blocks.Paragraph(texts.Format("RequestCard.Later", later.Number)) : null,
            Status.Of(texts, view), AlteredFacts.Of(texts, view), Reasons.Of(texts, view))
        .AddRecord(texts, view)
        .Act(Again(texts, view), CommandButtons.MyRequests(texts));

    private static AdaptiveContainer? NotReached(Texts texts, AttestationView view) => view.Attestation switch
    {
        { IsNobodyLeft: true } => Blocks.Warning(
            texts["Notice.NobodyLeft"],
            Blocks.Paragraph(texts["Notice.NobodyLeft.What"]),
            Blocks.Paragraph(texts["Notice.NobodyLeft.Next"])),
        var a when a.Unreached.Any() =>
            Blocks.Warning(texts["RequestCard.NotReached"], Blocks.Paragraph(texts["RequestCard.NotReached.Do"])),
        _ => null,
    };
}
