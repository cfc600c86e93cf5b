using System.Globalization;
using AdaptiveCards;
using McaBot.Attestations;

namespace McaBot.Cards;

/// <summary>Requests as rows, each with a button that opens it.</summary>
public static class ListCard
{
    private const int MaxRows = 5;

    public static AdaptiveCard ForMine(IReadOnlyList<RequestRow> rows, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return Of(texts, "Mine", Blocks.Paragraph(texts.Count("List.Mine", rows.Count)), rows, Audience.Requester, CommandButtons.Start(texts));
    }

    public static AdaptiveCard ForWaiting(IReadOnlyList<RequestRow> rows, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return Of(texts, "Waiting", Blocks.Paragraph(texts.Count("List.Waiting", rows.Count)), rows, Audience.Approver, CommandButtons.MyRequests(texts));
    }

    public static AdaptiveCard ForFound(string query, IReadOnlyList<RequestRow> rows, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        var found = Blocks.Sentence(texts[rows.Count == 1 ? "List.Found.One" : "List.Found.Many"], Blocks.Strong(query, 80), new AdaptiveTextRun(rows.Count.ToString(texts.Culture)));
        return Of(texts, "Found", found, rows, Audience.Onlooker, CommandButtons.Help(texts));
    }

    private static AdaptiveCard Of(
        Texts texts, string list, AdaptiveElement intro, IReadOnlyList<RequestRow> rows, Audience audience, AdaptiveAction nextStep)
    {
        var card = new CardDraft(texts, texts["Overline"], texts[$"List.{list}.Title"]);
        if (rows.Count == 0)
        {
            return card.Add(list == "Found" ? intro : null, Blocks.Paragraph(texts[$"List.{list}.Empty"])).Act(nextStep).Build();
        }

        card.Add(intro).Add(rows.Take(MaxRows).Select(row => Row(texts, list, row, audience)));
        if (rows.Count > MaxRows)
        {
            card.Add(Blocks.Note(texts.Count("List.Rest", rows.Count - MaxRows)));
        }

        return card.Build();
    }

    private static AdaptiveContainer Row(Texts texts, string list, RequestRow row, Audience audience)
    {
        var container = Blocks.Group(
            Blocks.Sentence("{0}", Blocks.Strong(row.Company ?? texts[row.IsAltered ? "Company.Altered" : "Company.Gone"], 80)),
            Blocks.Paragraph($"{Words.WithGlyph(texts, row.State)} · {row.Key.Number}"));
        if (row.Person is { } person && (row.State == AttestationState.Requested || list != "Mine"))
        {
            container.Items.Add(Blocks.Sentence(texts[list == "Mine" ? "List.WaitsFor" : "List.AskedBy"], Blocks.Strong(person, 60)));
        }

        container.Items.Add(Blocks.Note(texts.Format("Status.Since", texts.Moment(row.At))));
        container.Items.Add(Blocks.Buttons(CardActions.Plain(
            texts.Format("Button.Show", row.Key.Number),
            Verbs.RequestOpen,
            CardDatas.Of(row.Key, version: 0).With(DataNames.View, Code.Of(audience)))));
        container.Separator = true;
        return container;
    }
}
