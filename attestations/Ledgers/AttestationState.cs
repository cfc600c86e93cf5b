namespace McaBot.Attestations;

public enum AttestationState
{
    Requested = 1,
    Approved = 2,
    Rejected = 3,
    Withdrawn = 4,
    HandedOff = 5,
    Completed = 6,
}
