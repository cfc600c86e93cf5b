namespace McaBot.Storage.Ledger;

/// <summary>Checks something that belongs to attestations and lies beside their ledgers.</summary>
internal interface IRecordCheck
{
    /// <returns>For one run over any number of attestations: what several of them share is read once.</returns>
    RecordChecker Begin();
}
