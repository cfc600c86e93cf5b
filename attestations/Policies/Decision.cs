namespace McaBot.Attestations;

/// <summary>What somebody decides about a request.</summary>
/// <param name="Words">
/// The comment on an approval, as checked by <see cref="CommentForm"/>, empty where there is none; the reason of a rejection, as checked
/// by <see cref="ReasonForm"/>.
/// </param>
/// <param name="Order">The order about all of a bulk request that it is part of.</param>
public sealed record Decision(bool Approves, string Words, BulkDecision? Order = null)
{
    /// <summary>A part of an order is about rows of that order's request alone.</summary>
    public bool IsAbout(Attestation attestation) => Order is null || attestation.Request.Batch == Order.Batch;
}
