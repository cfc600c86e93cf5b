namespace McaBot.PartnerCenter;

/// <summary>What kind of Cloud Solution Provider this partner is.</summary>
internal enum PartnerKind
{
    DirectBill = 1,
    IndirectProvider = 2,

    /// <summary>Cannot attest itself: it hands what it collected to its indirect provider.</summary>
    IndirectReseller = 3,
}

internal sealed class PartnerOptions
{
    public const string Section = "Partner";

    public PartnerKind Kind { get; set; } = PartnerKind.DirectBill;

    /// <summary>The company's name as it signs letters to customers; empty: only whoever sends them does.</summary>
    public string Name { get; set; } = "";
}
