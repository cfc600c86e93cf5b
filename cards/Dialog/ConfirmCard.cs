namespace McaBot.Cards;

/// <summary>Step 4: every fact and the sentence attested to, before anything is sent.</summary>
public static class ConfirmCard
{
    /// <param name="approverNames">Display names of those who will be asked to decide; none where nobody can.</param>
    /// <param name="prior">What Partner Center knew before of the customer's acceptance.</param>
    /// <param name="guesses">What was filled in and went through no form that the person sent.</param>
    public static AdaptiveCard For(
        Guid draft,
        AttestationFacts facts,
        IReadOnlyList<string> approverNames,
        CultureInfo culture,
        PriorAcceptance? prior = null,
        IReadOnlyDictionary<string, GuessSource>? guesses = null)
    {
        var texts = Texts.For(culture);
        var send = approverNames.Count == 0 ? texts["Button.Confirm.Nobody"]
            : approverNames.Count == 1 ? texts.Format("Button.Confirm", UserText.Literal(approverNames[0], 30))
            : texts["Button.Confirm.Group"];

        // Six buttons at most: starting over gives way to the files' own, and is still there in words.
        var hasFiles = facts.Evidence is { Count: > 0 };
        return new CardDraft(texts, DialogParts.Overline(texts, draft), texts["ConfirmCard.Title"])
        .Add(
            DialogParts.Step(texts, 4), Blocks.Paragraph(texts["ConfirmCard.Intro"]), PriorAcceptanceLines.Of(texts, prior),
            guesses is null ? null : DialogParts.FilledIn(texts, guesses, [.. Fields.OfCustomer, .. Fields.OfAcceptance]),
            Part(FactGroups.Scenario(texts, facts.Scenario)), Part(FactGroups.Customer(texts, facts.Customer)),
            Part(FactGroups.Acceptance(texts, facts.Signatory, facts.Acceptance)),
            FactGroups.Evidence(texts, facts.Evidence) is { } files ? Part(files) : Blocks.Note(texts["Evidence.None"]),
            FactGroups.Statement(texts, facts),
            approverNames.Count == 0
                ? Blocks.Warning(
                    texts["Notice.NobodyToDecide"], Blocks.Paragraph(texts["Notice.NobodyToDecide.What"]),
                    Blocks.Paragraph(texts["Notice.NobodyToDecide.Next"]))
                : Blocks.Sentence(texts["ConfirmCard.Decider"], Blocks.Strong(Listing.Of(texts, approverNames), 220)),
            Blocks.Note(texts["ConfirmCard.After"]))
        .Act(
            CardActions.Primary(
                send,
                Verbs.AttestConfirm,
                CardDatas
                    .Of(draft)
                    .With(DataNames.Customer, facts.Customer.TenantId.ToString("D"))
                    .With(DataNames.Evidence, FactsMark.Of(facts))),
            DialogParts.Edit(texts, draft, DataNames.Steps.Acceptance),
            DialogParts.Edit(texts, draft, DataNames.Steps.Customer).InOverflow(),
            DialogParts.Edit(texts, draft, DataNames.Steps.Scenario).InOverflow(),
            hasFiles ? EditFiles(texts, draft) : DialogParts.StartOver(texts, draft),
            DialogParts.Cancel(texts, draft))
        .Build();
    }

    private static AdaptiveExecuteAction EditFiles(Texts texts, Guid draft) =>
        CardActions.Plain(texts["Button.Edit.evidence"], Verbs.EvidenceRemove, CardDatas.Of(draft)).WithoutInputs().InOverflow();

    private static AdaptiveContainer Part(AdaptiveContainer group)
    {
        group.Separator = true;
        return group;
    }
}
