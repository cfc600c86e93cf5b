namespace McaBot.Attestations;

/// <summary>Names an attestation and the customer's ledger it stands in.</summary>
public readonly record struct AttestationKey(Guid Customer, Guid Id)
{
    /// <summary>The short number people use for it, such as <c>MCA-1A2B3C4D</c>.</summary>
    public string Number => NumberOf(Id);

    public static string NumberOf(Guid id) => $"MCA-{id.ToString("N")[^8..].ToUpperInvariant()}";
}
