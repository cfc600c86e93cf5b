namespace McaBot.Cards;

/// <summary>The whole record with its history, for colleagues with a role who looked it up.</summary>
public static class RecordCard
{
    public static AdaptiveCard For(AttestationView view, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        List<AdaptiveElement> steps = [.. HistoryLines.Of(texts, view)];
        var history = Blocks.Group([Blocks.Subheading(texts["History.Title"]), .. steps]);
        var card = new CardDraft(texts, view.Overline(texts), texts["RecordCard.Title"])
            .Add(
                Blocks.Sentence(texts["RequestCard.For"], Blocks.Strong(view.Company(texts), 80)),
                Status.Of(texts, view),
                AlteredFacts.Of(texts, view),
                Reasons.Of(texts, view))
            .Add(FactGroups.Record(texts, view))
            .Add(history)
            .Act(view.RefreshButton(texts, Audience.Onlooker));

        // Where all of them are too much, the latest stay.
        foreach (var step in Enumerable.Reverse(steps))
        {
            card.OrElse(() => history.Items.Remove(step));
        }

        return card.Build();
    }
}
