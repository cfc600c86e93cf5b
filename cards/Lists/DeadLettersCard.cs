namespace McaBot.Cards;

/// <summary>What McaBot gave up, each with a button that has it done after all and one that leaves it at that.</summary>
public static class DeadLettersCard
{
    // Two buttons each, and two to leaf through: six is the most a card has.
    private const int RowsOnPage = 2;

    /// <param name="page">From 0.</param>
    public static AdaptiveCard For(DeadLetterList list, CultureInfo culture, int page = 0)
    {
        ArgumentNullException.ThrowIfNull(list);
        var texts = Texts.For(culture);
        var letters = list.Letters;
        var card = new CardDraft(texts, texts["Overline"], texts["DeadLetters.Title"]);
        if (letters.Count == 0)
        {
            return card.Add(Blocks.Paragraph(texts["DeadLetters.Empty"])).Act(CommandButtons.Help(texts)).Build();
        }

        var pages = ((letters.Count - 1) / RowsOnPage) + 1;
        var shown = Math.Clamp(page, 0, pages - 1);
        card.Add(Blocks.Paragraph(texts["DeadLetters.What"]));
        if (pages > 1)
        {
            card.Add(Blocks.Subheading(texts.Format("DeadLetters.Page", shown + 1, pages)));
        }

        card.Add(letters.Select((letter, i) => Row(texts, letter, NthOf(letters, i), shown)).Skip(shown * RowsOnPage).Take(RowsOnPage));
        if (list.Unread > 0)
        {
            card.Add(Blocks.Note(texts.Count("DeadLetters.Unread", list.Unread)));
        }

        return card.Act(
            shown > 0 ? Turn(texts["Bulk.Button.Previous"], shown - 1) : null,
            shown + 1 < pages ? Turn(texts["Bulk.Button.Next"], shown + 1) : null)
        .Build();
    }

    private static AdaptiveExecuteAction Turn(string title, int to) =>
        CardActions.Plain(title, Verbs.DeadLetterPage, new CardData().With(DataNames.Page, to));

    /// <summary>Which of its kind about the same thing: no two buttons are named alike.</summary>
    private static int NthOf(IReadOnlyList<DeadLetter> letters, int index) =>
    1
    + letters
        .Take(index)
        .Count(l =>
            string.Equals(l.Number, letters[index].Number, StringComparison.Ordinal)
            && string.Equals(l.What, letters[index].What, StringComparison.Ordinal));

    private static AdaptiveContainer Row(Texts texts, DeadLetter letter, int nth, int page)
    {
        var data = DataOf(letter).With(DataNames.Effect, letter.Id.ToString("D")).With(DataNames.Page, page);
        var known = texts.Find($"DeadLetters.{letter.What}") ?? texts["DeadLetters.Newer"];
        var what = known + (nth > 1 ? $" ({nth.ToString(texts.Culture)})" : "");
        var container = Blocks.Group(
            Blocks.Paragraph($"⚠\uFE0E {what} · {letter.Number}"),
            letter.Source == DeadLetterSource.Customers
                ? Blocks.Sentence("{0}", Blocks.Strong(letter.Company ?? texts["Company.Gone"], 80))
                : null,
            Blocks.Sentence(texts["DeadLetters.Why"], UserText.Run(letter.Why, 40)),
            letter.IsAmbiguous ? Blocks.Note(texts["DeadLetters.Ambiguous"]) : null,
            Blocks.Note(texts.Format("Status.Since", texts.Moment(letter.Since))),
            Blocks.Buttons(
                CardActions.Plain(texts.Format("Button.Replay", letter.Number, what), Verbs.DeadLetterRequeue, data),
                letter.MayBeDismissed
                    ? CardActions.Plain(texts.Format("Button.Dismiss", letter.Number, what), Verbs.DeadLetterDismiss, data)
                    : null));
        container.Separator = true;
        return container;
    }

    private static CardData DataOf(DeadLetter letter) => letter.Attestation is { } key
        ? CardDatas.Of(key, version: 0)
        : new CardData().With(DataNames.Source, Code.Of(letter.Source)).With(DataNames.Within, letter.Within.ToString("D"));
}
