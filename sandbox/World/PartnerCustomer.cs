namespace McaBot.Sandbox.World;

/// <summary>A customer as Partner Center knows it.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record PartnerCustomer(Guid TenantId, string Domain, string CompanyName, string Country)
{
    /// <summary>Whom the sandbox's partner serves.</summary>
    public static IReadOnlyList<PartnerCustomer> Default { get; } =
    [
        new(new Guid("7d3a0f4e-2c51-4a55-9c0e-3f1f5a0b9d11"), "contoso.example.com", "Contoso Ltd", "FR"),
        new(new Guid("8e4b105f-3d62-4b66-8d1f-40205b1cae22"), "contoso-pharma.example.com", "Contoso Pharmaceuticals", "GB"),
        new(new Guid("9f5c2160-4e73-4c77-9e20-51316c2dbf33"), "fabrikam.example.com", "Fabrikam Inc.", "US"),
        new(new Guid("a06d3271-5f84-4d88-8f31-62427d3ec044"), "litware.example.com", "Litware GmbH", "DE"),
        new(new Guid("b17e4382-6095-4e99-9042-73538e4fd155"), "tailspin.example.com", "Tailspin Toys SARL", "FR"),
        new(new Guid("c28f5493-71a6-4faa-8153-84649f50e266"), "adatum.example.com", "A. Datum Corporation", "CA"),
        new(new Guid("5a3c9c70-16ac-4a0b-8f0f-6f0d6c1f8b22"), "electricite-generale.example.com", "Électricité Générale SA", "FR"),
    ];
}
