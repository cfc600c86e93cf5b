using System.Text.Json.Serialization;

namespace McaBot.Features.Bulk;

internal enum PostStatus
{
    [JsonStringEnumMemberName("due")] Due = 1,
    [JsonStringEnumMemberName("done")] Done = 2,

    /// <summary>Given up: a dead letter.</summary>
    [JsonStringEnumMemberName("parked")] DeadLettered = 3,

    /// <summary>Given up, and somebody left it at that.</summary>
    [JsonStringEnumMemberName("dismissed")] Dismissed = 4,
}

/// <summary>A message that is posted once for a bulk request.</summary>
/// <param name="Since">When it was done or given up.</param>
/// <param name="Others">What a process posted whose claim had lapsed: a visible duplicate, which settles with the rest.</param>
internal sealed record BulkPost(
    [property: JsonPropertyName("progress")] Progress Progress,
    [property: JsonPropertyName("status")] PostStatus Status = PostStatus.Due,
    [property: JsonPropertyName("copy")] PostedCard? Card = null,
    [property: JsonPropertyName("since")] DateTimeOffset? Since = null,
    [property: JsonPropertyName("others")] IReadOnlyList<PostedCard>? Others = null)
{
    [JsonIgnore]
    public IEnumerable<PostedCard> Cards => Card is null ? Others ?? [] : [Card, .. Others ?? []];

    [JsonIgnore]
    public string Why => Progress.Why ?? "";

    /// <summary>As it stands after a try ended.</summary>
    /// <param name="present">As it stands at that moment: of a claim that lapsed, another process says what became of it.</param>
    public static BulkPost After(BulkPost? present, BulkPost claim, BulkPost outcome) =>
        present is null or { Status: PostStatus.Due } && (present is null || present.Progress.IsSameClaim(claim.Progress)) ? outcome
        : outcome.Card is not { } posted ? present!
        : present!.Card is null ? present with { Status = PostStatus.Done, Card = posted, Since = outcome.Since }
        : present with { Others = [.. present.Others ?? [], posted] };
}

/// <summary>Rows that the same people are asked about.</summary>
internal sealed record AskedRows(
    [property: JsonPropertyName("approvers")] IReadOnlyList<Guid> Approvers,
    [property: JsonPropertyName("rows")] IReadOnlyList<int> Rows);

/// <summary>One asking: which rows waited when the approvers' cards were drawn. A decision about all counts for these.</summary>
/// <param name="Number">1, 2, 3…</param>
/// <param name="At">When it began.</param>
internal sealed record ApprovalRound(
    [property: JsonPropertyName("number")] int Number,
    [property: JsonPropertyName("asked")] IReadOnlyList<AskedRows> Asked,
    [property: JsonPropertyName("at")] DateTimeOffset? At = null)
{
    public IEnumerable<int> RowsOf(Guid approver) => Asked.Where(a => a.Approvers.Contains(approver)).SelectMany(a => a.Rows).Order();
}

internal enum BulkEventKind
{
    /// <summary>Nobody decided for a while, or the requester wished it: the approvers are told again.</summary>
    Reminded = 1,

    /// <summary>Nobody decided for longer: the approver group is asked too.</summary>
    Escalated = 2,

    /// <summary>A decision about all was not what the ledger says: the approvers are asked again.</summary>
    OrderRefused = 3,

    /// <summary>Whoever was to be told again can decide no more, or is away: whoever decides now is asked.</summary>
    AskedInstead = 4,
}

/// <summary>Something that happened to all of a bulk request that waits.</summary>
/// <param name="Tell">Who is told again once the ledgers say so.</param>
/// <param name="IsDone">Whether the ledgers say so.</param>
/// <param name="ByRequester">At the requester's wish.</param>
/// <param name="Round">Of a refused decision.</param>
internal sealed record BulkEvent(
    [property: JsonPropertyName("kind")] BulkEventKind Kind,
    [property: JsonPropertyName("at")] DateTimeOffset At,
    [property: JsonPropertyName("tell")] IReadOnlyList<Guid> Tell,
    [property: JsonPropertyName("isDone")] bool IsDone = false,
    [property: JsonPropertyName("byRequester")] bool ByRequester = false,
    [property: JsonPropertyName("round")] int? Round = null);

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

/// <summary>The bulk requests of one person, latest last.</summary>
internal sealed record PersonBulkRequests([property: JsonPropertyName("batches")] IReadOnlyList<PersonBulkRequest> Batches)
{
    private const int Most = 20;

    public static PersonBulkRequests With(PersonBulkRequests? before, PersonBulkRequest batch) =>
        new([.. (before?.Batches ?? []).Where(b => b.Id != batch.Id).TakeLast(Most - 1), batch]);
}

/// <param name="Sha256">Of the file it came from.</param>
internal sealed record PersonBulkRequest(
    [property: JsonPropertyName("id")] Guid Id,
    [property: JsonPropertyName("sha256")] string Sha256,
    [property: JsonPropertyName("at")] DateTimeOffset At);
