namespace McaBot.Cards;

/// <summary>
/// An approver's copy. While it waits: what is attested to in one sentence, the evidence, what McaBot checked, and the two buttons;
/// everything else is one press away. Settled: what became of it, and what comes next.
/// </summary>
public static class ApprovalCard
{
    private const string FactsId = "facts";
    private const string ReasonId = "rejecting";
    private const string CommentId = "commenting";

    /// <param name="errors">What was wrong with a reason or a comment that was sent.</param>
    /// <param name="typed">That text, as typed.</param>
    public static AdaptiveCard For(AttestationView view, IReadOnlyList<FieldError> errors, string? typed, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        if (view.Attestation.State != AttestationState.Requested)
        {
            return Settled(texts, view, opens: true).Build();
        }

        var card = view.FactsOrNull() is { } facts && !view.IsAltered ? Waiting(texts, view, facts, errors, typed) : HeldUp(texts, view);
        return card.Build(view.SilentRefresh(Audience.Approver), view.Attestation.Assignment?.Approvers ?? []);
    }

    /// <summary>The copy of somebody in whose place another person is asked now: nothing to press.</summary>
    public static AdaptiveCard ForReplaced(AttestationView view, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return view.Attestation.State != AttestationState.Requested
            ? Settled(texts, view, opens: false).Build()
            : Titled(texts, view, texts["ApprovalCard.Replaced"])
                .Add(AlteredFacts.Of(texts, view), Status.Of(texts, view))
                .Add(Facts(texts, view, opens: false))
                .Build();
    }

    /// <summary>An earlier copy, where the same approver has a newer one: nothing to press.</summary>
    public static AdaptiveCard ForSuperseded(AttestationView view, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return Titled(texts, view, texts["ApprovalCard.Superseded"]).Add(Blocks.Note(texts["ApprovalCard.Superseded.Where"])).Build();
    }

    private static CardDraft Titled(Texts texts, AttestationView view, string title)
    {
        var card = new CardDraft(texts, view.Overline(texts), title);
        return view.FactsOrNull() is { } facts
            ? card.Add(Sentence(texts, view, facts))
            : card.Add(Blocks.Sentence(
                texts["ApprovalCard.Asks"],
                Blocks.Strong(view.NameOf(view.Attestation.Requester, texts), 60),
                Blocks.Strong(view.Company(texts), 80)));
    }

    private static AdaptiveRichTextBlock Sentence(Texts texts, AttestationView view, AttestationFacts facts)
    {
        var known = Words.Of(texts, facts.Acceptance.Obtained);
        return Blocks.Sentence(
            texts["ApprovalCard.Sentence"],
            Blocks.Strong(view.NameOf(view.Attestation.Requester, texts), 60),
            Blocks.Strong(facts.Signatory.FullName, 60),
            Blocks.Strong(facts.Customer.CompanyName, 80),
            Blocks.Strong(texts.Day(facts.Acceptance.DateAgreed)),
            new AdaptiveTextRun(known[..1].ToLower(texts.Culture) + known[1..]));
    }

    private static CardDraft Waiting(
        Texts texts, AttestationView view, AttestationFacts facts, IReadOnlyList<FieldError> errors, string? typed)
    {
        var wrong = errors is [{ Field: Fields.Comment }, ..] ? Fields.Comment : Fields.Reason;
        var form = new FormFields(texts, typed is null ? [] : new Dictionary<string, string> { [wrong] = typed }, errors);
        var data = view.Data();
        var decide = data.With(DataNames.Requester, view.Attestation.Requester.ObjectId.ToString("D"));
        var approve = CardActions.Primary(
            texts.Format("Button.Approve", UserText.Literal(facts.Customer.CompanyName, 30)), Verbs.DecisionApprove, decide);
        var reject = CardActions.Destructive(texts["Button.Reject"], Verbs.DecisionReject, decide);
        var requested = Blocks.Note(texts.Format("ApprovalCard.Requested", texts.Moment(view.Attestation.RequestedAt)));
        List<AdaptiveElement> folded = [.. Facts(texts, view, opens: false, [requested, .. WaitingLines.Of(texts, view)])];
        return Titled(texts, view, texts["ApprovalCard.Title"])
            .Add(
                form.Summary([Fields.Reason, Fields.Comment]),
                Evidence(texts, facts.Evidence),
                PriorAcceptanceLines.Of(texts, view.Prior),
                CheckLines.Of(texts, view.Checks))
            .Add(folded)
            .OrElse(() => folded.OfType<AdaptiveContainer>().ToList().ForEach(part => part.Items.Remove(requested)))
            .Add(
                Typed(CommentId, errors.Count > 0 && wrong == Fields.Comment, form.Text(Fields.Comment, required: false, lines: true)),
                Typed(ReasonId, errors.Count > 0 && wrong == Fields.Reason, [
                    .. form.Text(Fields.Reason, required: false, lines: true),
                    Blocks.Buttons(reject)]),
                Blocks.Note(texts["ApprovalCard.Check"]))
            .Act(
                approve,
                Toggles.Of(texts["Button.Reject.Open"], ReasonId).AsDestructive(),
                Toggles.Of(texts["Button.Comment"], CommentId).InOverflow(),
                facts.Evidence is { Count: > 0 } ? EvidenceButtons.Open(texts, view).InOverflow() : null,
                view.CanBeHandedOver
                    ? CardActions.Plain(texts["Button.HandOver"], Verbs.DecisionHandOver, data).WithoutInputs().InOverflow()
                    : null,
                view.RefreshButton(texts, Audience.Approver).InOverflow())
            .OrElse(() => Array.ForEach([approve, reject], button => ((CardData)button.Data!).Remove(DataNames.Requester)));
    }

    /// <summary>Waits, and must not be decided: put back as they were, the facts can be.</summary>
    private static CardDraft HeldUp(Texts texts, AttestationView view) => Titled(texts, view, texts["ApprovalCard.Altered"])
        .Add(AlteredFacts.Of(texts, view), Status.Of(texts, view))
        .Add(FactGroups.Record(texts, view, opens: false))
        .Act(view.RefreshButton(texts, Audience.Approver));

    private static CardDraft Settled(Texts texts, AttestationView view, bool opens)
    {
        var own = view.OwnDecision();
        return Titled(texts, view, texts[own is null ? "ApprovalCard.Settled" : $"ApprovalCard.You.{EventKind.Of(own.What)}"])
            .Add(
                AlteredFacts.Of(texts, view),
                own is null ? Status.Of(texts, view) : Status.Own(texts, view, own),
                NextStep(texts, view),
                Reasons.Of(texts, view))
            .AddIfSmall(Facts(texts, view, opens));
    }

    private static AdaptiveRichTextBlock? NextStep(Texts texts, AttestationView view)
    {
        var key = view.Attestation.IsForProvider() ? "Next.HandedOff.Provider" : $"Next.{view.Attestation.State}";
        return view.IsAltered || texts.Find(key) is not { } words
            ? null
            : Blocks.Sentence(words, Blocks.Strong(view.NameOf(WhoGoesOn(view.Attestation), texts), 60));
    }

    /// <summary>The requester; save where somebody ended it in the requester's place.</summary>
    private static Actor WhoGoesOn(Attestation attestation) =>
        attestation.State == AttestationState.Failed ? attestation.Steps[^1].Actor : attestation.Requester;

    private static IEnumerable<AdaptiveElement> Facts(
        Texts texts, AttestationView view, bool opens, params IEnumerable<AdaptiveElement?> before) => Toggles.Folded(
        texts,
        FactsId,
        "Facts",
        [.. before, .. FactGroups.Record(texts, view, opens), view.FactsOrNull() is { } facts ? FactGroups.Statement(texts, facts) : null]);

    private static AdaptiveRichTextBlock? Evidence(Texts texts, IReadOnlyList<EvidenceFile>? files)
    {
        if (files is not [var first, ..])
        {
            return null;
        }

        var more = files.Count > 1 ? $" · +{(files.Count - 1).ToString(texts.Culture)}" : "";
        var block = Blocks.Sentence(texts["ApprovalCard.Evidence"], FactGroups.FileName(first.Name, files.Count));
        block.Inlines.Add(new AdaptiveTextRun($" · {texts.Size(first.Size)}{more}"));
        block.Spacing = AdaptiveSpacing.Medium;
        return block;
    }

    private static AdaptiveContainer Typed(string id, bool isWrong, IEnumerable<AdaptiveElement> items)
    {
        var container = Blocks.Group(items);
        container.Id = id;
        container.IsVisible = isWrong;
        return container;
    }
}
