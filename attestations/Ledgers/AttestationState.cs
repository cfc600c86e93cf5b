namespace McaBot.Attestations;

public enum AttestationState
{
    Requested = 1,
    Approved = 2,
    Rejected = 3,
    Withdrawn = 4,
    HandedOff = 5,
    Completed = 6,

    /// <summary>Nobody decided in time.</summary>
    Expired = 7,

    /// <summary>The customer's link exists; Partner Center waits for the customer, then for the agreement.</summary>
    LinkIssued = 8,

    /// <summary>Approved, but given up before it was carried out.</summary>
    Failed = 9,
}
