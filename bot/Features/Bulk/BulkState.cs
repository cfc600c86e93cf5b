using System.Text.Json.Serialization;

namespace McaBot.Features.Bulk;

/// <summary>Where the work on a bulk request stands. What became of each row is in its notes, and in the end in the ledgers.</summary>
/// <param name="Cards">The requester's cards that show the progress.</param>
/// <param name="Posts">By a name of their own.</param>
/// <param name="Events">Oldest first.</param>
internal sealed record BulkState(
    [property: JsonPropertyName("cards")] IReadOnlyList<PostedCard> Cards,
    [property: JsonPropertyName("posts")] IReadOnlyDictionary<string, BulkPost> Posts,
    [property: JsonPropertyName("round")] ApprovalRound? Round = null,
    [property: JsonPropertyName("ordersDone")] int OrdersDone = 0,
    [property: JsonPropertyName("isFinished")] bool IsFinished = false,
    [property: JsonPropertyName("events")] IReadOnlyList<BulkEvent>? Events = null)
{
    /// <summary>What has begun, and not all ledgers say so yet.</summary>
    public BulkEvent? Begun => Events is [.., { IsDone: false } last] ? last : null;

    public BulkEvent? Last(BulkEventKind kind) => Events?.LastOrDefault(e => e.Kind == kind);

    public bool IsRefused(int round) => Events?.Any(e => e.Kind == BulkEventKind.OrderRefused && e.Round == round) == true;

    /// <summary>Whether somebody had a message sent after all that was given up before.</summary>
    public bool HasRequeuedSince(BulkState before) => Posts.Any(p =>
        p.Value.Status == PostStatus.Due && before.Posts.GetValueOrDefault(p.Key) is { Status: PostStatus.DeadLettered });

    public BulkState Begin(BulkEvent next) => Begun is null ? this with { Events = [.. Events ?? [], next] } : this;

    public BulkState End(BulkEvent begun, IReadOnlyList<Guid> tell) =>
        Begun?.At == begun.At ? this with { Events = [.. Events!.SkipLast(1), begun with { IsDone = true, Tell = tell }] } : this;

    public static BulkState New { get; } = new([], new Dictionary<string, BulkPost>());

    public BulkState With(string post, BulkPost stands) =>
    this with
    {
        Posts = new Dictionary<string, BulkPost>(Posts) { [post] = stands },
    };

    public BulkState WithCard(PostedCard card) => Cards.Any(c => c.IsSamePlaceAs(card)) ? this : this with { Cards = [.. Cards, card] };
}
