namespace McaBot.Cards;

/// <summary>What a message says of an acceptance, for the agent to check before the form goes on in the personal chat.</summary>
public static class FromMessageCard
{
    private const int LongestShown = 500;
    private const int LongestName = 80;

    /// <summary>The fields it asks for, besides what the customer is called and whether the message is kept.</summary>
    public static IReadOnlyList<string> Asked { get; } = [Fields.FirstName, Fields.LastName, Fields.Email, Fields.DateAgreed];

    /// <param name="values">By field, and by <see cref="DataNames.CalledCustomer"/>.</param>
    /// <param name="guesses">Which of them the person has not entered.</param>
    /// <param name="today">Today where the agent is.</param>
    /// <param name="hasChanged">Whether the message is another than the one that was shown before.</param>
    public static AdaptiveCard For(
        MessageView message, IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, GuessSource> guesses, DateOnly today,
        CultureInfo culture, bool hasChanged = false)
    {
        var texts = Texts.For(culture);
        var draft = new DraftView(Guid.Empty, null, values, []) { Guesses = guesses };
        var form = new FormFields(texts, values, []);
        var card = new CardDraft(texts, texts["Overline"], texts["FromMessage.Title"])
            .Add(
                hasChanged ? Blocks.Warning(texts["FromMessage.Changed"]) : null,
                Quoted(texts, message),
                Blocks.Paragraph(texts[guesses.Count > 0 || hasChanged ? "FromMessage.Intro" : "FromMessage.Intro.Nothing"]))
            .Add(Marked(DataNames.CalledCustomer, form.Text(DataNames.CalledCustomer, required: false)))
            .Add(Marked(Fields.FirstName, form.Text(Fields.FirstName, required: false)))
            .Add(Marked(Fields.LastName, form.Text(Fields.LastName, required: false)))
            .Add(Marked(Fields.Email, form.Text(Fields.Email, required: false, style: AdaptiveTextInputStyle.Email)))
            .Add(Marked(Fields.DateAgreed, form.Date(Fields.DateAgreed, today, required: false)));
        if (message.Text.Length > 0)
        {
            card.Add(Keep(texts, values.GetValueOrDefault(DataNames.KeepMessage)));
        }

        return card
            .Act(
                CardActions.Submit(
                    texts["Button.GoOnInChat"], Verbs.MessageAttest, new CardData().With(DataNames.MessageMark, message.Mark), "positive"))
            .Build();

        IEnumerable<AdaptiveElement> Marked(string field, IEnumerable<AdaptiveElement> input) =>
            DialogParts.Marked(texts, draft, field, input);
    }

    private static AdaptiveContainer Quoted(Texts texts, MessageView message)
    {
        var panel = Blocks.Panel(
            AdaptiveContainerStyle.Emphasis,
            message.Author is { } author
                ? Blocks.Sentence(texts["FromMessage.By"], Blocks.Strong(author, LongestName))
                : Blocks.Paragraph(texts["FromMessage.ByNobody"]));
        if (message.SentAt is { } at)
        {
            panel.Items.Add(Blocks.Note(texts.Moment(at)));
        }

        panel.Items.Add(
            message.Text.Length == 0
                ? Blocks.Paragraph(texts["FromMessage.Empty"])
                : new AdaptiveRichTextBlock { Spacing = AdaptiveSpacing.Small, Inlines = { UserText.Run(message.Text, LongestShown) } });
        return panel;
    }

    private static AdaptiveChoiceSetInput Keep(Texts texts, string? chosen) => new()
    {
        Id = DataNames.KeepMessage,
        Label = texts["Field.keepMessage"],
        ErrorMessage = texts["Field.keepMessage.Error"],
        Style = AdaptiveChoiceInputStyle.Expanded,
        IsMultiSelect = true,
        Wrap = true,
        Value = chosen,
        Choices = [new AdaptiveChoice { Title = texts["FromMessage.Keep"], Value = DataNames.Keep }],
    };
}
