namespace McaBot.Attestations;

/// <summary>Handles what steps put into the outbox, outside the turn.</summary>
public interface IOutbox
{
    /// <summary>Says that a ledger has messages to handle. Returns at once; forgetting it only delays them to the next sweep.</summary>
    /// <param name="written">As it stands after the entry that made them due: it need not be read again.</param>
    void Wake(CustomerLedger written);
}
