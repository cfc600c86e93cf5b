namespace McaBot.Attestations;

/// <summary>Why something asked for was not done. Each has words of its own on a card.</summary>
public enum Refusal
{
    /// <summary>Holds none of the roles that may attest.</summary>
    RoleMissing = 1,

    /// <summary>Another attestation of the same customer is open.</summary>
    AlreadyOpen = 2,

    /// <summary>There is no such attestation.</summary>
    Unknown = 3,

    /// <summary>It was decided, withdrawn or completed before.</summary>
    AlreadySettled = 4,

    /// <summary>The requester may not decide on the own request.</summary>
    OwnRequest = 5,

    /// <summary>Not one of those who were asked to decide.</summary>
    NotAsked = 6,

    /// <summary>Was asked, but no longer holds the right to decide.</summary>
    RightLost = 7,

    /// <summary>A guest or a disabled account.</summary>
    AccountNotAllowed = 8,

    /// <summary>Only the requester may do this.</summary>
    NotRequester = 9,

    /// <summary>Neither a manager nor a member of the approver group can decide.</summary>
    NobodyToDecide = 10,

    /// <summary>The ledger's chain does not hold: nothing is decided on it.</summary>
    LedgerBroken = 11,

    /// <summary>Others were faster many times over; nothing changed, try again.</summary>
    Busy = 12,

    /// <summary>The step before is still being done; nothing to add to it.</summary>
    UnderWay = 13,

    /// <summary>The approvers were reminded a short while ago.</summary>
    RemindedLately = 14,

    /// <summary>The person it was to be handed over to may not decide on it.</summary>
    NotAnApprover = 15,

    /// <summary>Neither requester nor approver of it, and without a role: its files stay closed.</summary>
    EvidenceNotAllowed = 16,

    /// <summary>Whoever was asked can decide no more, and nobody else can.</summary>
    NobodyLeft = 17,
}
