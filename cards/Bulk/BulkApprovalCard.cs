namespace McaBot.Cards;

/// <summary>
/// An approver's one card about a bulk request: who asks, what is attested to, the rows page by page, and one decision about all of them.
/// </summary>
public static class BulkApprovalCard
{
    /// <summary>Input id of the row to look at on its own.</summary>
    public const string Row = "row";

    private const string ReasonId = "rejecting";
    private const string CommentId = "commenting";

    /// <param name="errors">What was wrong with a reason or a comment that was sent.</param>
    /// <param name="typed">A reason and a comment as typed, by field id; null where nothing was.</param>
    public static AdaptiveCard For(
        BulkView view, BulkApprovalPage page, IReadOnlyList<FieldError> errors, IReadOnlyDictionary<string, string>? typed,
        CultureInfo culture)
    {
        var texts = Texts.For(culture);
        var waits = view.Stage == BulkStage.Waiting && page.Rows > 0;
        var rows = waits ? page.Rows : view.Counts.Rows;
        var asked = waits ? "Asks" : "Asked";
        var card = new CardDraft(texts, view.Overline(texts), texts[waits ? "Bulk.Approval.Title" : SettledTitle(view)])
            .Add(
                Blocks.Sentence(
                    texts[$"Bulk.Approval.{asked}.{(rows == 1 ? "One" : "Many")}"],
                    Blocks.Strong(BulkParts.NameOr(view.Requester, texts), 60),
                    Blocks.Strong(BulkParts.Number(texts, rows))),
                Blocks.Note(texts.Format("Status.On", texts.Moment(view.At))));
        return waits
        ? Waiting(card, texts, view, page, errors, typed ?? new Dictionary<string, string>())
        : card.Add(
                BulkParts.Own(texts, view) ?? BulkParts.Status(texts, view, withNames: true),
                BulkParts.Said(texts, view),
                view.Counts.Approved > 0 ? Blocks.Paragraph(texts["Bulk.Approval.Next"]) : null,
                BulkParts.Counts(texts, view))
            .Act(File(texts, view, page))
            .Build();
    }

    private static string SettledTitle(BulkView view) => view.Order is { IsReaders: true } order
        ? order.Approves ? "Bulk.Approval.You.Approved" : "Bulk.Approval.You.Rejected"
        : "Bulk.Approval.Settled";

    private static AdaptiveCard Waiting(
        CardDraft card, Texts texts, BulkView view, BulkApprovalPage page, IReadOnlyList<FieldError> errors,
        IReadOnlyDictionary<string, string> typed)
    {
        var form = new FormFields(texts, typed, errors);
        var data = view.Data().With(DataNames.Version, page.Round).With(DataNames.Page, page.Page);
        return card.Add([
            form.Summary([Fields.Reason, Fields.Comment]),
            BulkParts.OrderRefused(texts, view),
            .. BulkParts.ToldAgain(texts, view),
            BulkParts.Statement(texts),
            Blocks.Subheading(texts.Format("Bulk.Approval.Page", page.Page + 1, page.Pages)),
            page.Shown.Any(row => row.IsAltered)
                ? Blocks.Fault(texts["Bulk.Approval.Altered"], Blocks.Paragraph(texts["Bulk.Approval.Altered.Means"]))
                : null,
        ])
        .Add(page.Shown.Select(row => Line(texts, row)))
        .Add(
            Chooser(texts, page),
            Blocks.Buttons(
                CardActions.Plain(texts["Bulk.Button.Open"], Verbs.BulkOpen, data),
                page.Page > 0 ? Turn(texts["Bulk.Button.Previous"], page.Page - 1) : null,
                page.Page + 1 < page.Pages ? Turn(texts["Bulk.Button.Next"], page.Page + 1) : null))
        .Add(
            Box(CommentId, Fields.Comment),
            Box(ReasonId, Fields.Reason, CardActions.Destructive(texts.Count("Bulk.Button.RejectAll", page.Rows), Verbs.BulkReject, data)),
            Blocks.Paragraph(texts["Bulk.Approval.Check"]))
        .Act(
            CardActions.Primary(texts.Count("Bulk.Button.ApproveAll", page.Rows), Verbs.BulkApprove, data),
            Toggles.Of(texts["Button.Reject.Open"], ReasonId).AsDestructive(),
            Toggles.Of(texts["Button.Comment"], CommentId).InOverflow(),
            File(texts, view, page).InOverflow())
        .Build();

        AdaptiveExecuteAction Turn(string title, int to) => CardActions.Plain(title, Verbs.BulkPage, data.With(DataNames.Page, to));

        AdaptiveContainer Box(string id, string field, params AdaptiveAction[] buttons)
        {
            var box = Blocks.Group(
                [.. form.Text(field, required: false, lines: true), buttons.Length > 0 ? Blocks.Buttons(buttons) : null]);
            box.Id = id;
            box.IsVisible = errors.Any(e => e.Field == field) || typed.GetValueOrDefault(field) is { Length: > 0 };
            return box;
        }
    }

    private static AdaptiveExecuteAction File(Texts texts, BulkView view, BulkApprovalPage page) =>
        CardActions.Plain(texts["Bulk.Button.Review"], Verbs.BulkReview, view.Data().With(DataNames.Version, page.Round)).WithoutInputs();

    private static AdaptiveRichTextBlock Line(Texts texts, BulkApprovalRow row)
    {
        var rest = $" · {Words.Country(texts, row.Facts.Customer.Country)} · {texts.Day(row.Facts.Acceptance.DateAgreed)}";
        var state = row.State is { } settled and not AttestationState.Requested ? $" · {Words.WithGlyph(texts, settled)}" : "";
        if (row.IsAltered)
        {
            state += $" · ✕ {texts["Bulk.Row.Altered"]}";
        }

        if (row.Prior is { } prior)
        {
            state += $" · ⚠\uFE0E {texts[prior.SignedByCustomer ? "Bulk.Prior.Signed" : "Bulk.Prior.Confirmed"]}";
        }

        return new AdaptiveRichTextBlock
        {
            Spacing = AdaptiveSpacing.Small,
            Inlines =
            {
                new AdaptiveTextRun($"{BulkParts.Number(texts, row.Row)}. "),
                Blocks.Strong(row.Facts.Customer.CompanyName, 40),
                new AdaptiveTextRun(" · "),
                UserText.Run(row.Facts.Signatory.FullName, 30),
                new AdaptiveTextRun(rest + state),
            },
        };
    }

    private static AdaptiveChoiceSetInput Chooser(Texts texts, BulkApprovalPage page) => new()
    {
        Id = Row,
        Label = texts["Bulk.Approval.Choose"],
        ErrorMessage = texts["Bulk.Approval.Choose.Error"],
        Style = AdaptiveChoiceInputStyle.Compact,
        Wrap = true,
        Choices =
        [
            .. page.Shown.Select(row => new AdaptiveChoice
            {
                Title = $"{BulkParts.Number(texts, row.Row)}. {UserText.Literal(row.Facts.Customer.CompanyName, 30)}",
                Value = row.Row.ToString(CultureInfo.InvariantCulture),
            }),
        ],
        Value = page.Shown is [var first, ..] ? first.Row.ToString(CultureInfo.InvariantCulture) : null,
    };
}
