namespace McaBot.Storage.Ledger;

internal enum FingerprintState
{
    /// <summary>The ledgers were compared.</summary>
    Compared = 1,

    /// <summary>No list is kept under it.</summary>
    Unknown = 2,

    /// <summary>The list that is kept is not the one it was taken of.</summary>
    ListAltered = 3,
}
