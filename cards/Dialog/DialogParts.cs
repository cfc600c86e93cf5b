namespace McaBot.Cards;

internal static class DialogParts
{
    private const int Steps = 4;
    private const int LongestName = 80;

    public static string Overline(Texts texts, Guid draft) => texts.Format("Overline.Number", AttestationKey.NumberOf(draft));

    public static AdaptiveElement Step(Texts texts, int step) =>
        Blocks.Note(texts.Format("Step", step, Steps, texts[$"Step.{step}"]));

    public static AdaptiveExecuteAction Back(Texts texts, Guid draft, string to) =>
        CardActions.Plain(texts[$"Button.Back.{to}"], Verbs.AttestBack, CardDatas.Of(draft).With(DataNames.To, to)).WithoutInputs();

    public static AdaptiveExecuteAction Edit(Texts texts, Guid draft, string to) =>
        CardActions.Plain(texts[$"Button.Edit.{to}"], Verbs.AttestBack, CardDatas.Of(draft).With(DataNames.To, to)).WithoutInputs();

    public static AdaptiveExecuteAction StartOver(Texts texts, Guid draft) =>
        CardActions
            .Plain(texts["Button.StartOver"], Verbs.AttestStart, CardDatas.Of(draft).With(DataNames.Choice, DataNames.StartOver))
            .WithoutInputs()
            .InOverflow();

    public static AdaptiveExecuteAction Cancel(Texts texts, Guid draft) =>
        CardActions.Plain(texts["Button.Cancel"], Verbs.AttestCancel, CardDatas.Of(draft)).WithoutInputs().InOverflow();

    /// <summary>What was filled in and is still to be checked: which fields, from where. Null where there is nothing.</summary>
    public static AdaptiveContainer? FilledIn(
        Texts texts, IReadOnlyDictionary<string, GuessSource> guesses, IReadOnlyList<string> fields)
    {
        var sources = fields.Where(guesses.ContainsKey).GroupBy(f => guesses[f]).OrderBy(g => g.Key).ToList();
        return sources.Count == 0
        ? null
        : Blocks.Panel(
            AdaptiveContainerStyle.Accent,
            [
                Blocks.Bold($"✎ {texts["FilledIn.Title"]}"),
                .. sources.Select(g =>
                    Blocks.Paragraph(texts.Format($"FilledIn.{g.Key}", string.Join(", ", g.Select(f => texts[$"Field.{f}"]))))),
            ]);
    }

    /// <summary>Right below a field: that its value was not entered by the person.</summary>
    public static IEnumerable<AdaptiveElement> Marked(Texts texts, DraftView draft, string field, IEnumerable<AdaptiveElement> input) =>
        draft.Guesses.TryGetValue(field, out var source) ? [.. input, Blocks.Note($"✎ {texts[$"Guess.{source}"]}")] : input;

    /// <summary>That a request was begun, and for which customer where that is known.</summary>
    public static AdaptiveElement Started(Texts texts, DraftView draft) =>
        draft.Inputs.GetValueOrDefault(Fields.CompanyName) is { } company && !string.IsNullOrWhiteSpace(company)
            ? Blocks.Sentence(texts["ResumeCard.StartedFor"], Blocks.Strong(company, LongestName))
            : Blocks.Sentence(texts["ResumeCard.Started"]);

    /// <summary>Who the request is for, as far as that is known; null where nothing is.</summary>
    public static AdaptiveElement? About(Texts texts, DraftView draft)
    {
        var customer = Known(draft, Fields.CompanyName) ?? Known(draft, Fields.Domain);
        var signatory = string.Join(' ', new[] { Known(draft, Fields.FirstName), Known(draft, Fields.LastName) }.OfType<string>());
        return (customer, signatory) switch
        {
            (null, "") => null,
            (not null, "") => Blocks.Sentence(texts["About.Customer"], Blocks.Strong(customer, LongestName)),
            (null, _) => Blocks.Sentence(texts["About.Signatory"], Blocks.Strong(signatory, LongestName)),
            _ => Blocks.Sentence(texts["About.Both"], Blocks.Strong(customer, LongestName), Blocks.Strong(signatory, LongestName)),
        };
    }

    /// <summary>The customer's attestation that is open already.</summary>
    public static AdaptiveContainer? AlreadyOpen(Texts texts, AttestationView? open) =>
    open is null
        ? null
        : Blocks.Warning(
            texts.Format("AlreadyOpen.Title", open.Attestation.Number),
            Blocks.Sentence(texts["AlreadyOpen.Who"], Blocks.Strong(open.NameOf(open.Attestation.Requester, texts), 60)),
            Blocks.Note(texts.Format("Status.On", texts.Moment(open.Attestation.RequestedAt))),
            Blocks.Paragraph(texts.Format("AlreadyOpen.State", Words.WithGlyph(texts, open.Attestation.State))),
            Blocks.Paragraph(texts["AlreadyOpen.Next"]),
            Blocks.Buttons(
                CardActions
                    .Plain(
                        texts.Format("Button.Show", open.Attestation.Number), Verbs.RequestOpen,
                        open.Data().With(DataNames.View, Code.Of(Audience.Onlooker)))
                    .WithoutInputs()));

    private static string? Known(DraftView draft, string field) =>
        draft.Inputs.GetValueOrDefault(field) is { Length: > 0 } value ? value : null;
}
