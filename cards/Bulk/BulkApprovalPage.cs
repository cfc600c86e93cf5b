namespace McaBot.Cards;

/// <summary>The rows an approver is asked about, one page of them shown.</summary>
/// <param name="Round">Which asking it is: a decision about all counts for these rows only.</param>
/// <param name="Rows">How many rows in all.</param>
/// <param name="Page">From 0.</param>
public sealed record BulkApprovalPage(int Round, int Rows, int Page, IReadOnlyList<BulkApprovalRow> Shown)
{
    public const int Size = 10;

    public int Pages => Math.Max(1, (Rows + Size - 1) / Size);
}
