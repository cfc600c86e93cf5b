using System.Globalization;
using AdaptiveCards;

namespace McaBot.Cards;

/// <summary>What McaBot gave up, each with a button that has it done after all.</summary>
public static class ParkedCard
{
    private const int MostRows = 5;

    /// <param name="rows">Longest given up first.</param>
    public static AdaptiveCard For(IReadOnlyList<ParkedRow> rows, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        var card = new CardDraft(texts, texts["Overline"], texts["Parked.Title"]);
        if (rows.Count == 0)
        {
            return card.Add(Blocks.Paragraph(texts["Parked.Empty"])).Act(CommandButtons.Help(texts)).Build();
        }

        card.Add(Blocks.Paragraph(texts["Parked.What"])).Add(rows.Take(MostRows).Select(row => Row(texts, row)));
        return rows.Count > MostRows
            ? card.Add(Blocks.Note(texts.Count("Parked.Rest", rows.Count - MostRows))).Build()
            : card.Build();
    }

    private static AdaptiveContainer Row(Texts texts, ParkedRow row)
    {
        var container = Blocks.Group(
            Blocks.Paragraph($"⚠\uFE0E {texts[$"Parked.{row.Kind}"]} · {row.Key.Number}"),
            Blocks.Sentence("{0}", Blocks.Strong(row.Company ?? texts["Company.Gone"], 80)),
            Blocks.Sentence(texts["Parked.Why"], UserText.Run(row.Why, 40)),
            Blocks.Note(texts.Format("Status.Since", texts.Moment(row.Since))),
            Blocks.Buttons(CardActions.Plain(
                texts.Format("Button.Replay", row.Key.Number, texts[$"Parked.{row.Kind}"]),
                Verbs.EffectReplay,
                CardDatas.Of(row.Key, version: 0).With(DataNames.Effect, row.Effect.ToString("D")))));
        container.Separator = true;
        return container;
    }
}
