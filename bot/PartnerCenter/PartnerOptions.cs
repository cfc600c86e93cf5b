namespace McaBot.PartnerCenter;

internal sealed class PartnerOptions
{
    public const string Section = "Partner";

    public PartnerKind Kind { get; set; } = PartnerKind.DirectBill;

    /// <summary>The company's name as it signs letters to customers; empty: only whoever sends them does.</summary>
    public string Name { get; set; } = "";
}
