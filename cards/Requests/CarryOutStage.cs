namespace McaBot.Cards;

/// <summary>Where an approved attestation stands with Partner Center, as its requester sees it.</summary>
internal enum CarryOutStage
{
    AskingLink = 1,
    LinkReady = 2,
    RenewingLink = 3,

    /// <summary>The customer is said to have accepted; the agreement is being made.</summary>
    Checking = 4,
    NotYetAccepted = 5,
    LinkExpired = 6,

    /// <summary>Partner Center refused for a reason that repetition does not mend.</summary>
    Refused = 7,

    /// <summary>Partner Center gave no answer for so long that it was given up.</summary>
    Unreachable = 8,
}
