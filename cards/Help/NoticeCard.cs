namespace McaBot.Cards;

/// <summary>One calm card: what happened, what is safe, what to do next, and how to refer to it.</summary>
public static class NoticeCard
{
    private const int LongestName = 80;

    /// <summary>All columns there are.</summary>
    private const int LongestList = 400;

    /// <param name="hasButtons">Whether it stands in a chat or channel, where its buttons work.</param>
    public static AdaptiveCard For(Notice notice, CultureInfo culture, bool hasButtons = true)
    {
        var texts = Texts.For(culture);
        var kind = notice.Kind;
        var longest = kind == NoticeKind.BulkColumnsMissing ? LongestList : LongestName;
        var card = new CardDraft(texts, notice.About?.Overline(texts) ?? texts["Overline"], texts[$"Notice.{kind}"])
            .Add(Blocks.Sentence(texts[$"Notice.{kind}.What"], Blocks.Strong(notice.Person, longest)));
        if (notice.About is { } about && kind is NoticeKind.AlreadySettled or NoticeKind.AlreadyOpen)
        {
            card.Add(Status.Of(texts, notice.About));
        }

        if (notice.Roles is { Count: > 0 } roles)
        {
            card.Add(RoleList.Of(texts, texts["Notice.Roles"], roles));
        }

        if (notice.Topics is { } heard)
        {
            card.Add(TopicList.Of(texts, heard));
        }

        card.Add(
            Optional(texts, $"Notice.{kind}.Safe"),
            notice.From is { } from
                ? Blocks.Paragraph(texts.Format("Notice.From", texts.Moment(from)))
                : Optional(texts, $"Notice.{kind}.Next"));
        if (notice.ReferenceId is { } reference)
        {
            card.Add(Blocks.Sentence(texts["Notice.Reference"], Blocks.Strong(reference, 64)));
        }

        return card.Act(hasButtons ? Buttons(texts, notice) : []).Build();
    }

    private static AdaptiveTextBlock? Optional(Texts texts, string key) => texts.Find(key) is { } words ? Blocks.Paragraph(words) : null;

    private static IEnumerable<AdaptiveAction> Buttons(Texts texts, Notice notice) =>
    notice.Kind switch
    {
        NoticeKind.EvidenceWithoutDraft
        or NoticeKind.Cancelled
        or NoticeKind.DraftGone
        or NoticeKind.NobodyToDecide => [CommandButtons.Start(texts), CommandButtons.MyRequests(texts)],
        NoticeKind.AlreadyOpen or NoticeKind.AlreadySettled when notice.About is { } about =>
        [
            CardActions.Plain(
                texts.Format("Button.Show", about.Attestation.Number), Verbs.RequestOpen,
                about.Data().With(DataNames.View, Code.Of(Audience.Onlooker))),
        ],
        // Whoever says it may have no right to begin a request.
        NoticeKind.NothingToCancel
        or NoticeKind.NothingToGoBackTo
        or NoticeKind.NothingFound
        or NoticeKind.FindWhat
        or NoticeKind.UnknownAttestation
        or NoticeKind.UnknownAction => [CommandButtons.MyRequests(texts), CommandButtons.Help(texts)],
        NoticeKind.OnlyInChannel or NoticeKind.RoleMissing => [CommandButtons.Help(texts)],
        NoticeKind.NothingToActOn or NoticeKind.OwnRequest or NoticeKind.NotRequester or NoticeKind.TooManyOpen =>
            [CommandButtons.MyRequests(texts)],
        NoticeKind.NotAsked or NoticeKind.RightLost => [CommandButtons.Waiting(texts)],
        _ => [],
    };
}
