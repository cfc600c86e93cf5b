using McaBot.Features.Bulk.Sheets;

namespace McaBot.Features.Bulk;

/// <summary>What is known of each row of a bulk request: a fold over its notes.</summary>
internal sealed class BulkRows(BulkRequest request)
{
    private readonly Dictionary<int, RowNote> byRow = [];

    /// <summary>Rows of which nothing is known yet.</summary>
    public IEnumerable<BulkRow> Untouched => request.Rows.Where(r => !byRow.ContainsKey(r.Number));

    /// <summary>Rows on record that waited for a decision when last seen.</summary>
    public IEnumerable<RowNote> Waiting =>
        byRow.Values.Where(n => n is { Attestation: not null, State: AttestationState.Requested }).OrderBy(n => n.Row);

    /// <summary>Rows that Partner Center has not answered about when last seen.</summary>
    public IEnumerable<RowNote> UnderWay => byRow.Values.Where(n => n is { Attestation: not null, IsUnderWay: true }).OrderBy(n => n.Row);

    /// <summary>Rows that were refused or given up after their approval.</summary>
    public IEnumerable<RowNote> Stuck => byRow.Values.Where(n => n is { Attestation: not null, IsStuck: true }).OrderBy(n => n.Row);

    /// <summary>
    /// When a row was last refused or given up after its approval, though it may be carried out by now; null while others are still under
    /// way, or none is left.
    /// </summary>
    public DateTimeOffset? LastStuckAt => UnderWay.Any() || !Stuck.Any() ? null : byRow.Values.Max(n => n.ProblemAt);

    public BulkCounts Counts
    {
        get
        {
            var states = byRow
                .Values.Where(n => n.Attestation is not null)
                .CountBy(n => n.State ?? AttestationState.Requested)
                .ToDictionary();
            int Of(params AttestationState[] of) => of.Sum(s => states.GetValueOrDefault(s));
            var waiting = Of(AttestationState.Requested);
            var rejected = Of(AttestationState.Rejected);
            var closed = Of(AttestationState.Withdrawn, AttestationState.Expired);
            return new BulkCounts(
                request.Rows.Count, byRow.Values.Count(n => n.Attestation is null), waiting,
                states.Values.Sum() - waiting - rejected - closed, rejected, closed)
            {
                UnderWay = byRow.Values.Count(n => n.IsUnderWay),
                Links = byRow.Values.Count(n => n is { State: AttestationState.LinkIssued, IsStuck: false }),
                Stuck = byRow.Values.Count(n => n.IsStuck),
                Completed = Of(AttestationState.Completed),
                GivenUp = Of(AttestationState.Failed),
            };
        }
    }

    public RowNote? Find(int row) => byRow.GetValueOrDefault(row);

    public void Add(RowNote note)
    {
        var known = byRow.GetValueOrDefault(note.Row);
        byRow[note.Row] = known is null ? note : known with
        {
            Attestation = note.Attestation ?? known.Attestation,
            Refusal = note.Refusal ?? known.Refusal,
            Other = note.Other ?? known.Other,
            Approvers = note.Approvers ?? known.Approvers,
            State = note.State ?? known.State,
            Order = note.Order ?? known.Order,
            Problem = note.Problem ?? known.Problem,
            ProblemAt = note.ProblemAt ?? known.ProblemAt,
        };
    }

    public AttestationKey? KeyOf(int row) =>
        Find(row)?.Attestation is { } id ? new AttestationKey(request[row].Facts.Customer.TenantId, id) : null;

    /// <summary>How many of the order's rows it was carried out on.</summary>
    public int DoneOf(BulkOrder order) => order.Rows.Count(row => Find(row)?.Order >= order.Round);

    public BulkRows With(IEnumerable<RowNote> notes)
    {
        foreach (var note in notes)
        {
            Add(note);
        }

        return this;
    }
}
