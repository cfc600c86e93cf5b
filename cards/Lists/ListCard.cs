namespace McaBot.Cards;

/// <summary>Requests as rows, each with a button that opens it.</summary>
public static class ListCard
{
    /// <summary>How many rows a list shows.</summary>
    public const int MaxRows = 5;

    /// <param name="mayStart">Whether the person may begin one, where there is none.</param>
    public static AdaptiveCard ForMine(IReadOnlyList<RequestRow> rows, CultureInfo culture, bool mayStart = true)
    {
        var texts = Texts.For(culture);
        var next = mayStart ? CommandButtons.Start(texts) : CommandButtons.Waiting(texts);
        return Of(
            texts, mayStart ? "Mine" : "Mine.Reader", Blocks.Paragraph(texts.Count("List.Mine", rows.Count)), rows, Audience.Requester,
            next);
    }

    /// <summary>Where all of the person's requests stand.</summary>
    /// <param name="hasBulk">Whether there is a bulk request among them, which has a card of its own.</param>
    public static AdaptiveCard ForStatus(IReadOnlyList<RequestRow> rows, bool hasBulk, CultureInfo culture)
    {
        var card = ForMine(rows, culture, mayStart: false);
        if (hasBulk)
        {
            var texts = Texts.For(culture);
            card.Actions.Add(
                CardActions.Plain(
                    texts["Button.BulkStatus"], Verbs.CommandRun, new CardData().With(DataNames.Command, CommandNames.BulkStatus)));
        }

        return card;
    }

    /// <summary>The person's latest, offered where nothing was named to look for.</summary>
    public static AdaptiveCard ForRecent(IReadOnlyList<RequestRow> rows, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return Of(texts, "Recent", Blocks.Paragraph(texts["List.Recent"]), rows, Audience.Onlooker, CommandButtons.Help(texts));
    }

    /// <summary>Requests that a typed command may be about: each button runs it for one of them.</summary>
    /// <param name="command">As it was typed, without what it is about.</param>
    public static AdaptiveCard ForChoice(string command, IReadOnlyList<RequestRow> rows, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        var card = new CardDraft(texts, texts["Overline"], texts["Choose.Title"])
            .Add(Blocks.Paragraph(texts["Choose.Intro"]))
            .Add(rows.Take(MaxRows).Select(row =>
            {
                var container = Named(texts, row);
                container.Items.Add(Blocks.Buttons(CardActions.Plain(
                    texts.Format("Button.Choose", row.Key.Number),
                    Verbs.CommandRun,
                    new CardData().With(DataNames.Command, $"{command} {row.Key.Number}"))));
                return container;
            }));
        return card.Add(rows.Count > MaxRows ? Blocks.Note(texts.Count("Choose.Rest", rows.Count - MaxRows)) : null).Build();
    }

    public static AdaptiveCard ForWaiting(IReadOnlyList<RequestRow> rows, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return Of(
            texts, "Waiting", Blocks.Paragraph(texts.Count("List.Waiting", rows.Count)), rows, Audience.Approver,
            CommandButtons.MyRequests(texts));
    }

    /// <param name="rows">Those that are shown.</param>
    /// <param name="found">How many were found.</param>
    /// <param name="isAll">Whether no more were left out of the search.</param>
    public static AdaptiveCard ForFound(string query, IReadOnlyList<RequestRow> rows, int found, bool isAll, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        var intro = Blocks.Sentence(
            texts[isAll ? texts.CountKey("List.Found", found) : "List.Found.AtLeast"], Blocks.Strong(query, 80),
            new AdaptiveTextRun(found.ToString(texts.Culture)));
        return Of(texts, "Found", intro, rows, Audience.Onlooker, CommandButtons.Help(texts), found);
    }

    private static AdaptiveCard Of(
        Texts texts, string list, AdaptiveElement intro, IReadOnlyList<RequestRow> rows, Audience audience, AdaptiveAction nextStep,
        int? found = null)
    {
        var card = new CardDraft(texts, texts["Overline"], texts[$"List.{list}.Title"]);
        if (rows.Count == 0)
        {
            return card.Add(list == "Found" ? intro : null, Blocks.Paragraph(texts[$"List.{list}.Empty"])).Act(nextStep).Build();
        }

        card.Add(intro).Add(rows.Take(MaxRows).Select(row => Row(texts, list, row, audience)));
        var rest = (found ?? rows.Count) - MaxRows;
        if (rest > 0)
        {
            card.Add(Blocks.Note(texts.Count(list is "Found" or "Waiting" ? $"List.{list}.Rest" : "List.Rest", rest)));
        }

        return card.Build();
    }

    private static AdaptiveContainer Row(Texts texts, string list, RequestRow row, Audience audience)
    {
        var container = Named(texts, row);
        var isMine = list.StartsWith("Mine", StringComparison.Ordinal);
        if (row.Person is { } person && (row.State == AttestationState.Requested || !isMine))
        {
            container.Items.Add(Blocks.Sentence(texts[isMine ? "List.WaitsFor" : "List.AskedBy"], Blocks.Strong(person, 60)));
        }

        container.Items.Add(Blocks.Note(texts.Format("Status.Since", texts.Moment(row.At))));
        container.Items.Add(Blocks.Buttons(CardActions.Plain(
            texts.Format("Button.Show", row.Key.Number),
            Verbs.RequestOpen,
            CardDatas.Of(row.Key, version: 0).With(DataNames.View, Code.Of(audience)))));
        return container;
    }

    private static AdaptiveContainer Named(Texts texts, RequestRow row)
    {
        var container = Blocks.Group(
            Blocks.Sentence("{0}", Blocks.Strong(row.Company ?? texts[row.IsAltered ? "Company.Altered" : "Company.Gone"], 80)),
            Blocks.Paragraph($"{Words.WithGlyph(texts, row.State)} · {row.Key.Number}"));
        container.Separator = true;
        return container;
    }
}
