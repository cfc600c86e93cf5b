namespace McaBot.Attestations;

/// <summary>Does what steps made due, outside the turn.</summary>
public interface IEffects
{
    /// <summary>Says that the customer's ledger has effects to do. Returns at once; forgetting it only delays them to the next sweep.</summary>
    void Wake(Guid customer);
}
