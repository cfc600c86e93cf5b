using System.Globalization;
using System.Text.Json.Nodes;
using McaBot.Sandbox.World;

namespace McaBot.Sandbox.Page;

/// <summary>A customer to play the story with: one that Partner Center knows and nobody has attested for yet.</summary>
internal static class SampleCustomer
{
    public static async Task<JsonObject> FindAsync(SandboxWorld world, CancellationToken cancellationToken)
    {
        var others = world.PartnerCenter.Customers.Except(PartnerCustomer.Default);
        foreach (var customer in PartnerCustomer.Default.Concat(others).Where(customer => world.PartnerCenter.Knows(customer.TenantId)))
        {
            var ledger = world.Container.GetBlobClient(StoredLedgers.NameOf(customer.TenantId));
            if (!await ledger.ExistsAsync(cancellationToken)) return Json(customer);
        }

        var number = (world.PartnerCenter.Customers.Count + 1).ToString(CultureInfo.InvariantCulture);
        var added = new PartnerCustomer(Guid.NewGuid(), $"contoso-{number}.example.com", $"Contoso {number}", "FR");
        world.PartnerCenter.Know(added);
        return Json(added);
    }

    private static JsonObject Json(PartnerCustomer customer) => new()
    {
        ["tenantId"] = customer.TenantId.ToString("D"),
        ["domain"] = customer.Domain,
        ["companyName"] = customer.CompanyName,
        ["country"] = customer.Country,
    };
}
