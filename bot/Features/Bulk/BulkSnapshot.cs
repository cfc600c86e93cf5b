namespace McaBot.Features.Bulk;

/// <summary>A bulk request with everything known about it at one moment.</summary>
/// <param name="Stored">The last word about all rows, carried out or not.</param>
internal sealed record BulkSnapshot(BulkRequest Batch, BulkState State, BulkRows Rows, StoredOrder? Stored)
{
    public BulkOrder? Order => Stored?.Order;

    /// <summary>What went with the last word about all; null where nothing did.</summary>
    public string? Said => Order?.Comment ?? Order?.Reason;

    /// <summary>Whether there is an order still to be carried out.</summary>
    public bool HasOrders => Stored is not null && Stored.Round > State.OrdersDone;

    public BulkStage Stage => Rows.Untouched.Any() ? BulkStage.Requesting
        : HasOrders ? BulkStage.Deciding
        : Rows.Counts.Waiting > 0 ? BulkStage.Waiting
        : BulkStage.Finished;

    /// <summary>The rows of this asking that the person is asked about and that waited when last seen.</summary>
    public IReadOnlyList<int> AskedOf(Guid approver) =>
        State.Round is { } round
            ?
            [
                .. round
                    .RowsOf(approver)
                    .Where(row =>
                        Rows.Find(row) is { State: AttestationState.Requested } note && note.Approvers?.Contains(approver) == true),
            ]
            : [];

    /// <summary>The rows that name the person as who decides, or decided, when last seen.</summary>
    public IReadOnlyList<int> RowsOf(Guid approver) =>
    [
        .. Batch
            .Rows.Select(r => r.Number)
            .Where(row => Rows.Find(row) is { Attestation: not null } note && note.Approvers?.Contains(approver) == true),
    ];

    /// <summary>Who was to be told to decide and could not be, with the code that says why.</summary>
    public IEnumerable<UndeliveredRequest> Undelivered =>
        from approver in State.Round?.Asked.SelectMany(a => a.Approvers).Distinct() ?? []
        where AskedOf(approver).Count > 0
        let post = BulkCards.PostsTo(State, approver).LastOrDefault()
        where post is { Status: PostStatus.DeadLettered }
        select new UndeliveredRequest(approver, post.Why);

    /// <summary>Whether something about it needs people who look after McaBot.</summary>
    public bool HasProblems => Rows.Counts.Stuck > 0 || Undelivered.Any() || State.Last(BulkEventKind.OrderRefused) is not null;
}
