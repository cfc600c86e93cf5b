namespace McaBot.Storage.Ledger;

internal enum RestoreState
{
    Accepted = 1,

    /// <summary>The ledger holds, or there is no anchor that says otherwise.</summary>
    NothingLost = 2,

    /// <summary>What is left does not hold by itself, or is not the beginning of what was there.</summary>
    DoesNotHold = 3,

    /// <summary>It has another number of entries than whoever asked has seen.</summary>
    OtherLength = 4,
}
