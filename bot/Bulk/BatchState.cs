using McaBot.Attestations;

namespace McaBot.Bulk;

internal enum PostStatus
{
    Due = 1,
    Claimed = 2,
    Done = 3,

    /// <summary>Given up.</summary>
    Parked = 4,
}

/// <summary>A message that is posted once for a bulk request.</summary>
/// <param name="Unsure">Tries of which it is not known whether they had their effect.</param>
/// <param name="Due">Not before.</param>
internal sealed record BatchPost(PostStatus Status, int Tries = 0, int Unsure = 0, DateTimeOffset? Due = null, Copy? Copy = null, string? Why = null);

/// <summary>Rows that the same people are asked about.</summary>
internal sealed record AskedRows(IReadOnlyList<Guid> Approvers, IReadOnlyList<int> Rows);

/// <summary>One asking: which rows waited when the approvers' cards were drawn. A decision about all counts for these.</summary>
/// <param name="Number">1, 2, 3…</param>
internal sealed record BatchRound(int Number, IReadOnlyList<AskedRows> Asked)
{
    public IEnumerable<int> RowsOf(Guid approver) => Asked.Where(a => a.Approvers.Contains(approver)).SelectMany(a => a.Rows).Order();
}

/// <summary>Where the work on a bulk request stands. What became of each row is in its notes, and in the end in the ledgers.</summary>
/// <param name="Cards">The requester's cards that show the progress.</param>
/// <param name="Posts">By a name of their own.</param>
internal sealed record BatchState(
    IReadOnlyList<Copy> Cards, IReadOnlyDictionary<string, BatchPost> Posts, BatchRound? Round = null, int OrdersDone = 0, bool IsFinished = false)
{
    public static BatchState New { get; } = new([], new Dictionary<string, BatchPost>());

    public BatchState With(string post, BatchPost stands) => this with { Posts = new Dictionary<string, BatchPost>(Posts) { [post] = stands } };

    public BatchState WithCard(Copy card) => Cards.Any(c => c.IsSamePlaceAs(card)) ? this : this with { Cards = [.. Cards, card] };
}

/// <summary>The bulk requests of one person, latest last.</summary>
internal sealed record PersonBatches(IReadOnlyList<PersonBatch> Batches)
{
    private const int Most = 20;

    public static PersonBatches With(PersonBatches? before, PersonBatch batch) =>
        new([.. (before?.Batches ?? []).Where(b => b.Id != batch.Id).TakeLast(Most - 1), batch]);
}

/// <param name="Sha256">Of the file it came from.</param>
internal sealed record PersonBatch(Guid Id, string Sha256, DateTimeOffset At);
