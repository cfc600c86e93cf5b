namespace McaBot.Cards;

/// <summary>The requester's one card about a bulk request, from the first row to the last decision.</summary>
public static class BulkProgressCard
{
    private const string Nothing = "Nothing";

    /// <param name="isKnown">True when it is shown because the same file was sent again.</param>
    public static AdaptiveCard For(BulkView view, CultureInfo culture, bool isKnown = false)
    {
        var texts = Texts.For(culture);
        return new CardDraft(texts, view.Overline(texts), texts[$"Bulk.Progress.{(view.IsForNothing ? Nothing : view.Stage.ToString())}"])
        .Add(
            isKnown ? Blocks.Paragraph(texts["Bulk.Progress.Known"]) : null,
            BulkParts.Undelivered(texts, view),
            BulkParts.Status(texts, view, withNames: true),
            BulkParts.Said(texts, view),
            BulkParts.Counts(texts, view),
            Blocks.Note(texts.Format("Status.Since", texts.Moment(view.At))),
            Blocks.Paragraph(texts[$"Bulk.Progress.{Next(view)}.Next"]))
        .Act(Buttons(texts, view))
        .Build();
    }

    private static string Next(BulkView view) => view switch
    {
        { IsForNothing: true } => Nothing,
        { Stage: BulkStage.Finished, Counts.UnderWay: > 0 } => "UnderWay",
        { HasLinks: true } => "Links",
        _ => view.Stage.ToString(),
    };

    /// <summary>The next step of the work first; two in sight, the rest behind the dots.</summary>
    private static IEnumerable<AdaptiveExecuteAction> Buttons(Texts texts, BulkView view)
    {
        AdaptiveExecuteAction?[] all =
        [
            view.Stage == BulkStage.Waiting
                ? CardActions.Plain(texts["Button.Remind"], Verbs.BulkRemind, view.Data()).WithoutInputs()
                : null,
            view.Counts.Handled > 0
                ? CardActions.Plain(texts["Bulk.Button.Outcome"], Verbs.BulkOutcome, view.Data()).WithoutInputs()
                : null,
            CardActions.Plain(texts["Button.Refresh"], Verbs.BulkRefresh, view.Data()).WithoutInputs(),
            CommandButtons.MyRequests(texts),
        ];
        return all.OfType<AdaptiveExecuteAction>().Select((button, i) => i < 2 ? button : button.InOverflow());
    }
}
