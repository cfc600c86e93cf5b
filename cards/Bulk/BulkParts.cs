namespace McaBot.Cards;

internal static class BulkParts
{
    public static string Overline(this BulkView view, Texts texts) => texts.Format("Bulk.Overline", view.Number);

    public static CardData Data(this BulkView view) => new CardData().With(DataNames.Batch, view.Batch.ToString("D"));

    public static string NameOr(string? name, Texts texts) => string.IsNullOrWhiteSpace(name) ? texts["Person.Colleague"] : name;

    /// <summary>Where it stands: glyph and words on a tinted panel, then the numbers.</summary>
    public static AdaptiveContainer Status(Texts texts, BulkView view, bool withNames)
    {
        var counts = view.Counts;
        var (style, glyph) = view.Stage switch
        {
            BulkStage.Finished when counts.Approved == counts.Rows => (AdaptiveContainerStyle.Good, "✓"),
            BulkStage.Finished => (AdaptiveContainerStyle.Accent, "➜"),
            _ => (AdaptiveContainerStyle.Emphasis, "◔"),
        };
        var words = view.Stage switch
        {
            BulkStage.Requesting => texts.Format("Bulk.Status.Requesting", Number(texts, counts.Handled), Number(texts, counts.Rows)),
            BulkStage.Waiting => texts.Count("Bulk.Status.Waiting", counts.Waiting),
            BulkStage.Deciding => texts.Format(
                "Bulk.Status.Deciding", Number(texts, view.Order?.Done ?? 0), Number(texts, view.Order?.Rows ?? 0)),
            _ => texts["Bulk.Status.Finished"],
        };
        var panel = Blocks.Panel(style, Blocks.Bold($"{glyph} {words}"));
        if (withNames && view is { Stage: BulkStage.Waiting, Deciders.Count: > 0 })
        {
            panel.Items.Add(Blocks.Sentence(texts["Status.WaitsFor"], Blocks.Strong(Listing.Of(texts, view.Deciders), 220)));
        }

        if (view.Stage == BulkStage.Waiting)
        {
            panel.Items.AddRange(ToldAgain(texts, view));
        }

        if (withNames && view.Order is { } order)
        {
            panel.Items.Add(
                Blocks.Sentence(
                    texts[order.Approves ? "Bulk.Order.Approve" : "Bulk.Order.Reject"], Blocks.Strong(NameOr(order.Decider, texts), 60)));
            panel.Items.Add(Blocks.Note(texts.Format("Status.On", texts.Moment(order.At))));
        }

        return panel;
    }

    /// <summary>When the approvers were told again, and when others were asked too.</summary>
    public static IEnumerable<AdaptiveElement> ToldAgain(Texts texts, BulkView view)
    {
        if (view.RemindedAt is { } reminded)
        {
            yield return Blocks.Note(texts.Format("Bulk.Reminded", texts.Moment(reminded)));
        }

        if (view.EscalatedAt is { } escalated)
        {
            yield return Blocks.Note(texts.Format("Bulk.Escalated", texts.Moment(escalated)));
        }
    }

    /// <summary>
    /// What whoever holds the card decided about all of it, in colour and word; null where it was somebody else, or nobody yet.
    /// </summary>
    public static AdaptiveContainer? Own(Texts texts, BulkView view)
    {
        if (view.Order is not { IsReaders: true } order)
        {
            return null;
        }

        var words = texts.Count(order.Approves ? "Bulk.You.Approved" : "Bulk.You.Rejected", Decided(view, order));
        var panel = Blocks.Panel(
            order.Approves ? AdaptiveContainerStyle.Good : AdaptiveContainerStyle.Attention,
            Blocks.Bold($"{(order.Approves ? "✓" : "✕")} {words}"),
            Blocks.Note(texts.Format("Status.On", texts.Moment(order.At))));
        if (view.Stage == BulkStage.Deciding)
        {
            panel.Items.Add(Blocks.Paragraph(texts.Format("Bulk.Status.Deciding", Number(texts, order.Done), Number(texts, order.Rows))));
        }

        return panel;
    }

    /// <summary>The comment or the reason that went with the word about all; null where none did.</summary>
    public static AdaptiveContainer? Said(Texts texts, BulkView view) =>
        view.Order is { } order && (order.Said is not null || order.IsSaidAltered)
        ? Reasons.Note(texts, order.Approves ? "Comment.Title" : "Reason.Title", order.Said, order.IsSaidAltered)
        : null;

    /// <summary>How many rows became what was said: single rows may have been decided otherwise before, or withdrawn.</summary>
    private static int Decided(BulkView view, BulkOrderView order)
    {
        var counts = view.Counts;
        var approved = counts.Rows - counts.Waiting - counts.Rejected - counts.Closed - counts.Refused;
        return view.Stage == BulkStage.Deciding ? order.Rows : Math.Min(order.Rows, order.Approves ? approved : counts.Rejected);
    }

    public static AdaptiveContainer Counts(Texts texts, BulkView view) => Blocks.Group(
    [
        .. new (string Key, int Count, bool IsAlways)[]
        {
            ("Rows", view.Counts.Rows, true), ("Waiting", view.Counts.Waiting, false), ("Approved", view.Counts.Approved, false),
            ("UnderWay", view.Counts.UnderWay, false), ("Links", view.Counts.Links, false), ("Stuck", view.Counts.Stuck, false),
            ("Completed", view.Counts.Completed, false), ("GivenUp", view.Counts.GivenUp, false),
            ("Rejected", view.Counts.Rejected, false), ("Closed", view.Counts.Closed, false), ("Refused", view.Counts.Refused, false),
        }.Where(c => c.IsAlways || c.Count > 0).Select(c => Facts.Of(texts[$"Bulk.Count.{c.Key}"], Number(texts, c.Count))),
    ]);

    /// <summary>Who could not be told, why, and what to do; null where everybody was.</summary>
    public static AdaptiveContainer? Undelivered(Texts texts, BulkView view) => view.Undelivered is [var first, ..]
        ? Blocks.Attention(
            texts["Trouble.tell-approver.What"],
            Blocks.Sentence(
                texts["Bulk.Undelivered.Who"],
                Blocks.Strong(Listing.Of(texts, [.. view.Undelivered.Select(u => NameOr(u.Name, texts))]), 220)),
            FailureCard.Reason(texts, first.Why),
            Blocks.Paragraph(texts["Bulk.Undelivered.Do"]))
        : null;

    /// <summary>A decision about all that was not carried out; null where there was none.</summary>
    public static AdaptiveContainer? OrderRefused(Texts texts, BulkView view) => view.OrderRefusedAt is { } at
        ? Blocks.Attention(
            texts["Bulk.OrderRefused"],
            Blocks.Paragraph(texts["Bulk.OrderRefused.Do"]),
            Blocks.Note(texts.Format("Status.On", texts.Moment(at))))
        : null;

    /// <summary>What is attested to with every row.</summary>
    public static AdaptiveContainer Statement(Texts texts) => Blocks.Panel(
        AdaptiveContainerStyle.Emphasis, Blocks.Subheading(texts["Statement.Title"]), Blocks.Paragraph(texts["Bulk.Statement"]));

    public static string Number(Texts texts, int number) => number.ToString("N0", texts.Culture);
}
