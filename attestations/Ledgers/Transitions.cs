namespace McaBot.Attestations;

/// <summary>The only place that says which state may follow which.</summary>
public static class Transitions
{
    /// <summary>
    /// The state after <paramref name="what"/>, or null when it may not happen in state <paramref name="from"/> (null: not begun).
    /// </summary>
    public static AttestationState? Next(AttestationState? from, LedgerEvent what) => (from, what) switch
    {
        (null, Requested) => AttestationState.Requested,
        (null, _) => null,
        (AttestationState.Requested, Assigned or Reminded) => AttestationState.Requested,
        (AttestationState.Requested, Approved) => AttestationState.Approved,
        (AttestationState.Requested, Rejected) => AttestationState.Rejected,
        (AttestationState.Requested, Withdrawn) => AttestationState.Withdrawn,
        (AttestationState.Requested, Expired) => AttestationState.Expired,
        (AttestationState.Approved or AttestationState.LinkIssued, LinkAsked or PartnerCenterRefused) => from,
        (AttestationState.Approved or AttestationState.LinkIssued, LinkIssued) => AttestationState.LinkIssued,
        (AttestationState.Approved or AttestationState.LinkIssued, HandedOff) => AttestationState.HandedOff,
        (AttestationState.Approved or AttestationState.LinkIssued or AttestationState.HandedOff, Completed) => AttestationState.Completed,
        (AttestationState.Approved or AttestationState.LinkIssued or AttestationState.HandedOff, Failed) => AttestationState.Failed,
        (AttestationState.LinkIssued, AcceptanceReported) => AttestationState.LinkIssued,
        (_, BulkOrdered or CardPosted or Delivered or DeadLettered or Requeued or Dismissed) => from,
        ({ } closed, DetailsErased) when !IsOpen(closed) => from,
        _ => null,
    };

    /// <summary>Whether the attestation still waits for somebody.</summary>
    public static bool IsOpen(AttestationState state) =>
        state is AttestationState.Requested or AttestationState.Approved or AttestationState.LinkIssued or AttestationState.HandedOff;

    /// <summary>Whether <paramref name="what"/> moves the attestation on, as against what was posted and told about it.</summary>
    public static bool IsStep(LedgerEvent what) =>
        what is Requested or Assigned or Reminded or Approved or Rejected or Withdrawn or Expired
            or LinkAsked or LinkIssued or AcceptanceReported or PartnerCenterRefused or HandedOff or Completed or Failed;
}
