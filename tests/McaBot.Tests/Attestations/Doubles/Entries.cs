using McaBot.Attestations;

namespace McaBot.Tests.Attestations.Doubles;

internal static class Entries
{
    public static readonly DateTimeOffset At = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    public static Requested Requested() =>
        new(Scenario.NewPartner, "FR", "fr-FR", new DateOnly(2026, 3, 1), AcceptanceMethod.Email, new string('a', 64));

    public static Entry Of(LedgerEvent what, Guid attestation, Guid? by = null, DateTimeOffset? at = null) =>
    Bookkeeping.Translate(
        new(Guid.NewGuid(), at ?? At, attestation, new Actor(by ?? Partner.Agent, Partner.Tenant), "correlation", what));

    public static IReadOnlyList<Entry> Of(Guid attestation, params IEnumerable<LedgerEvent> happenings) =>
        [.. happenings.Select(h => Of(h, attestation))];

    /// <summary>The entry as if it stood in a ledger, outside of any chain.</summary>
    public static StoredEvent Recorded(long sequence, Entry entry) =>
    new(
        sequence, entry.Id, entry.At, entry.Attestation, entry.Actor, entry.Correlation, entry.What, "", "", entry.Completes,
        entry.Enqueues);

    /// <summary>A long history: each attestation from its request to its completion.</summary>
    public static byte[] ClosedLines(Guid customer, int attestations) =>
    LedgerFormat.Write(
        CustomerLedger.Empty(customer),
        [
            .. Enumerable
                .Range(0, attestations)
                .SelectMany(_ =>
                    Of(
                        Guid.NewGuid(), Requested(), new Assigned(ApprovalRoute.Manager, [Partner.Manager]), new Approved(),
                        new HandedOff(), new Completed("PC-2026-0042"))),
        ]);

    public static CustomerLedger Ledger(params IEnumerable<Entry> entries) => LedgerOf(Partner.Customer, entries);

    public static CustomerLedger LedgerOf(Guid customer, IEnumerable<Entry> entries)
    {
        var empty = CustomerLedger.Empty(customer);
        return LedgerFormat.Extend(empty, LedgerFormat.Write(empty, [.. entries]));
    }
}
