using AdaptiveCards;
using McaBot.Attestations;

namespace McaBot.Cards;

/// <summary>Messages about bulk requests that McaBot gave up, as rows of a list, each with a button that has it done after all.</summary>
internal static class ParkedPosts
{
    public static IEnumerable<AdaptiveContainer> Rows(Texts texts, IReadOnlyList<ParkedPost> posts) =>
        posts.Select((post, i) => Row(texts, post, 1 + posts.Take(i).Count(p => p.Batch == post.Batch && KindOf(p) == KindOf(post))));

    /// <param name="nth">Of its kind about this bulk request: no two buttons are named alike.</param>
    private static AdaptiveContainer Row(Texts texts, ParkedPost post, int nth)
    {
        var number = BulkView.NumberOf(post.Batch);
        var kind = texts[$"Parked.{KindOf(post)}"] + (nth > 1 ? $" ({nth.ToString(texts.Culture)})" : "");
        var container = Blocks.Group(
            Blocks.Paragraph($"⚠\uFE0E {kind} · {number}"),
            Blocks.Sentence(texts["Parked.Why"], UserText.Run(post.Why, 40)),
            Blocks.Note(texts.Format("Status.Since", texts.Moment(post.Since))),
            Blocks.Buttons(CardActions.Plain(
                texts.Format("Button.Replay", number, kind),
                Verbs.BulkRetry,
                new CardData().With(DataNames.Batch, post.Batch.ToString("D")).With(DataNames.Post, post.Name))));
        container.Separator = true;
        return container;
    }

    private static EffectKind KindOf(ParkedPost post) => post.Name.Split(':')[0] switch
    {
        "approver" => EffectKind.TellApprover,
        "again" => EffectKind.RemindApprover,
        "settle" => EffectKind.Settle,
        "channel" or "failures" => EffectKind.PostToChannel,
        _ => EffectKind.TellRequester,
    };
}
