namespace McaBot.Cards;

/// <summary>A draft's files: what became of those just sent, and what may still be taken off.</summary>
public static class EvidenceCard
{
    // Teams lets people attach many at once; the card has to fit.
    private const int MaxRefused = 10;

    /// <param name="maxBytes">The largest file that is taken.</param>
    /// <param name="filledIn">The request, where a file may have filled something in.</param>
    public static AdaptiveCard For(
        Guid draft, IReadOnlyList<EvidenceFile> files, EvidenceNews news, long maxBytes, CultureInfo culture, DraftView? filledIn = null)
    {
        var texts = Texts.For(culture);
        return new CardDraft(texts, DialogParts.Overline(texts, draft), texts["EvidenceCard.Title"])
        .Add(
            Kept(texts, news.Kept), news.Known > 0 ? Blocks.Paragraph(texts.Count("EvidenceCard.Known", news.Known)) : null,
            news.Removed > 0 ? Blocks.Paragraph(texts.Count("EvidenceCard.Removed", news.Removed)) : null,
            Refused(texts, news.Refused, maxBytes),
            filledIn is null ? null : DialogParts.FilledIn(texts, filledIn.Guesses, [.. Fields.OfCustomer, .. Fields.OfAcceptance]),
            Blocks.Paragraph(files.Count == 0 ? texts["EvidenceCard.Count.Zero"] : texts.Count("EvidenceCard.Count", files.Count)))
        .Add(files.Count == 0 ? [] : Choice(texts, files, news.ChoiceMissing))
        .Add(Blocks.Note(texts.Format("EvidenceCard.Takes", EvidenceFile.Most, texts.Size(maxBytes))))
        .Act(
            CardActions
                .Primary(texts["Button.Continue"], Verbs.AttestStart, CardDatas.Of(draft).With(DataNames.Choice, DataNames.Resume))
                .WithoutInputs(),
            files.Count == 0
                ? null
                : CardActions.Plain(
                    texts["Button.RemoveEvidence"], Verbs.EvidenceRemove, CardDatas.Of(draft).With(DataNames.Choice, DataNames.Chosen)))
        .Build();
    }

    private static AdaptiveContainer? Kept(Texts texts, IReadOnlyList<EvidenceFile> kept) =>
    kept.Count == 0
        ? null
        : Blocks.Panel(
            AdaptiveContainerStyle.Good,
            [
                Blocks.Bold($"✓ {texts.Count("EvidenceCard.Kept", kept.Count)}"),
                .. kept.Select(f =>
                    Blocks.Sentence("{0} · {1}", FactGroups.FileName(f.Name, kept.Count), new AdaptiveTextRun(texts.Size(f.Size)))),
            ]);

    /// <summary>What was not attached, and why; null where all was.</summary>
    internal static AdaptiveContainer? Refused(Texts texts, IReadOnlyList<RefusedFile> refused, long maxBytes) =>
    refused.Count == 0
        ? null
        : Blocks.Attention(
            texts.Count("EvidenceCard.Refused", refused.Count),
            refused.Take(MaxRefused).Select(f => Blocks.Sentence(
                texts[$"EvidenceProblem.{f.Problem}"], FactGroups.FileName(f.Name, refused.Count),
                new AdaptiveTextRun(texts.Size(maxBytes)))));

    private static IEnumerable<AdaptiveElement> Choice(Texts texts, IReadOnlyList<EvidenceFile> files, bool choiceMissing)
    {
        yield return new AdaptiveChoiceSetInput
        {
            Id = Fields.Evidence,
            Label = texts[$"Field.{Fields.Evidence}"],
            ErrorMessage = texts[$"Field.{Fields.Evidence}.Error"],
            Style = AdaptiveChoiceInputStyle.Expanded,
            IsMultiSelect = true,
            Wrap = true,
            Choices =
            [
                .. files.Select(f => new AdaptiveChoice
                {
                    Title = texts.Format(
                        "Evidence.Choice", UserText.Plain(FactGroups.FileName(f.Name, files.Count).Text, 60), texts.Size(f.Size)),
                    Value = f.Sha256,
                }),
            ],
        };
        if (choiceMissing)
        {
            yield return Blocks.Paragraph(texts["EvidenceCard.ChooseFirst"]);
        }
    }
}
