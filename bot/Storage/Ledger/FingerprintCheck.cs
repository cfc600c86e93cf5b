namespace McaBot.Storage.Ledger;

/// <param name="Ledgers">How many were compared.</param>
/// <param name="Broken">How many of them are not what they were.</param>
internal sealed record FingerprintCheck(FingerprintState State, long Ledgers = 0, long Broken = 0)
{
    public bool Holds => State == FingerprintState.Compared && Broken == 0;
}
