using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Benchmarks;

/// <summary>One customer with as long a history as wanted.</summary>
internal static class Samples
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);
    private static readonly Guid Tenant = Guid.Parse("aaaaaaaa-0000-4000-8000-00000000000a");
    private static readonly Guid Agent = Guid.Parse("bbbbbbbb-0000-4000-8000-000000000001");
    private static readonly Guid Manager = Guid.Parse("bbbbbbbb-0000-4000-8000-000000000002");
    private static readonly string Hash = new('a', 64);

    private static readonly LedgerEvent[] Story =
    [
        new Requested(Scenario.NewPartner, "FR", "fr-FR", new DateOnly(2025, 12, 1), AcceptanceMethod.Email, Hash),
        new Assigned(ApprovalRoute.Manager, [Manager]),
        new Approved(),
        new HandedOff(),
        new Completed("ATT-2026-0042"),
    ];

    public static Customer Customer { get; } =
        new(Guid.Parse("1b3d5f79-2468-4ace-8bdf-013579bdf024"), "contoso.example", "Contoso Électronique S.A.", "FR", "fr-FR");

    public static AttestationFacts Facts { get; } = new(
        Scenario.NewPartner,
        Customer,
        new Signatory("Camille", "Dupont-Lévêque", "camille.dupont@contoso.example", "+33123456789"),
        new Acceptance(new DateOnly(2025, 12, 1), AcceptanceMethod.Email, "CASE-10042"));

    /// <summary>Attestations from request to completion, one after the other.</summary>
    public static IReadOnlyList<Entry> Entries(int count) => [.. Enumerable.Range(0, count).Select(EntryAt)];

    /// <summary>The card's view of an attestation that waits for its approver.</summary>
    public static AttestationView Waiting()
    {
        var ledger = LedgerFormat.Read(Customer.TenantId, LedgerFormat.Write(CustomerLedger.Empty(Customer.TenantId), Entries(2)));
        var attestation = ledger.Open ?? throw new InvalidOperationException("The sample does not fold.");
        return new AttestationView(
            attestation,
            new AttestationDetails(attestation.Key.Id, "salt", Facts.Customer, Facts.Signatory, Facts.Acceptance.Ticket),
            new Dictionary<Guid, string> { [Agent] = "Ada Agent", [Manager] = "Max Manager" });
    }

    private static Entry EntryAt(int i) =>
    new(
        new Guid(i, 1, 0, new byte[8]),
        Start.AddMinutes(i),
        new Guid(i / Story.Length, 2, 0, new byte[8]),
        Story[i % Story.Length] is Approved
            ? new Actor(Manager, Tenant, Actor.ManagerOfRequester)
            : new Actor(Agent, Tenant, "admin-agents"),
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        Story[i % Story.Length]);
}
