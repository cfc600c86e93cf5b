using System.Globalization;
using AdaptiveCards;

namespace McaBot.Cards;

/// <summary>What McaBot gave up, each with a button that has it done after all and one that leaves it at that.</summary>
public static class ParkedCard
{
    // Two buttons each, and two to leaf through: six is the most a card has.
    private const int RowsOnPage = 2;

    /// <param name="rows">Longest given up first.</param>
    /// <param name="unread">How many more customers there are of whom something was given up.</param>
    /// <param name="page">From 0.</param>
    /// <param name="posts">Messages about bulk requests, longest given up first; they come before the rows.</param>
    public static AdaptiveCard For(IReadOnlyList<ParkedRow> rows, CultureInfo culture, int unread = 0, int page = 0, IReadOnlyList<ParkedPost>? posts = null)
    {
        var texts = Texts.For(culture);
        var card = new CardDraft(texts, texts["Overline"], texts["Parked.Title"]);
        var count = rows.Count + (posts?.Count ?? 0);
        if (count == 0)
        {
            return card.Add(Blocks.Paragraph(texts["Parked.Empty"])).Act(CommandButtons.Help(texts)).Build();
        }

        var pages = ((count - 1) / RowsOnPage) + 1;
        var shown = Math.Clamp(page, 0, pages - 1);
        card.Add(Blocks.Paragraph(texts["Parked.What"]));
        if (pages > 1)
        {
            card.Add(Blocks.Subheading(texts.Format("Parked.Page", shown + 1, pages)));
        }

        card.Add(ParkedPosts.Rows(texts, posts ?? []).Concat(rows.Select(row => Row(texts, row, shown))).Skip(shown * RowsOnPage).Take(RowsOnPage));
        if (unread > 0)
        {
            card.Add(Blocks.Note(texts.Count("Parked.Unread", unread)));
        }

        return card
            .Act(shown > 0 ? Turn(texts["Bulk.Button.Previous"], shown - 1) : null, shown + 1 < pages ? Turn(texts["Bulk.Button.Next"], shown + 1) : null)
            .Build();
    }

    private static AdaptiveExecuteAction Turn(string title, int to) => CardActions.Plain(title, Verbs.ParkedPage, new CardData().With(DataNames.Page, to));

    private static AdaptiveContainer Row(Texts texts, ParkedRow row, int page)
    {
        var data = CardDatas.Of(row.Key, version: 0).With(DataNames.Effect, row.Effect.ToString("D")).With(DataNames.Page, page);
        var what = texts[$"Parked.{row.Kind}"];
        var container = Blocks.Group(
            Blocks.Paragraph($"⚠\uFE0E {what} · {row.Key.Number}"),
            Blocks.Sentence("{0}", Blocks.Strong(row.Company ?? texts["Company.Gone"], 80)),
            Blocks.Sentence(texts["Parked.Why"], UserText.Run(row.Why, 40)),
            Blocks.Note(texts.Format("Status.Since", texts.Moment(row.Since))),
            Blocks.Buttons(
            [
                CardActions.Plain(texts.Format("Button.Replay", row.Key.Number, what), Verbs.EffectReplay, data),
                .. row.MayBeDismissed ? [CardActions.Plain(texts.Format("Button.Dismiss", row.Key.Number, what), Verbs.EffectDismiss, data)] : Array.Empty<AdaptiveAction>(),
            ]));
        container.Separator = true;
        return container;
    }
}
