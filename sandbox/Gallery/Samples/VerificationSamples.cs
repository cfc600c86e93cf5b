using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Sandbox.Gallery.Samples;

/// <summary>Whether the records hold.</summary>
internal static class VerificationSamples
{
    public static FingerprintView Print { get; } = new(12345, 678901, new string('a', 64));

    public static IEnumerable<CardSample> Of(SampleWorld world) => [.. One(world), .. All(world), .. Fingerprints()];

    private static IEnumerable<CardSample> One(SampleWorld world)
    {
        var customer = world.Facts.Customer.TenantId;
        return
        [
            new("verify", "holds", c => VerifyCard.For(customer, 12345, null, true, c)),
            new("verify", "no-anchor", c => VerifyCard.For(customer, 12345, null, false, c)),
            new("verify", "beside", c => VerifyCard.For(customer, 12, null, true, c, world.AlteredRecords(25), 1)),
            new("verify", "erased", c => VerifyCard.For(customer, 12, null, true, c, [], 3)),
            .. Enum.GetValues<LedgerFaultKind>().Select(kind =>
                new CardSample("verify", CardSamples.NameOf(kind), c => VerifyCard.For(customer, 12, new LedgerFault(7, kind), true, c))),
        ];
    }

    private static IEnumerable<CardSample> All(SampleWorld world) =>
    [
        new("verify-all", "beside", c => VerifyAllCard.For(
            new VerifyAllView(2) { Altered = 11, NamedAltered = world.AlteredRecords(VerifyAllView.MaxNamed), Erased = 4 }, c)),
        new("verify-all", "holds", c => VerifyAllCard.For(new VerifyAllView(1234), c)),
        new("verify-all", "none", c => VerifyAllCard.For(new VerifyAllView(0), c)),
        new("verify-all", "no-anchor", c => VerifyAllCard.For(new VerifyAllView(2) { Loose = 1 }, c)),
        new("verify-all", "broken", c => VerifyAllCard.For(
            new VerifyAllView(40)
            {
                Broken = 13,
                NamedBroken = [.. Enumerable.Range(0, VerifyAllView.MaxNamed)
                    .Select(i => new BrokenLedger(Ledger(i), new LedgerFault(i + 1, (LedgerFaultKind)((i % 6) + 1))))],
                Loose = 2,
            },
            c)),
    ];

    private static IEnumerable<CardSample> Fingerprints() =>
    [
        new("fingerprint", "", c => FingerprintCard.For(Print, c)),
        new("fingerprint", "asked", c => FingerprintCard.For(Print, c, 2)),
        new("fingerprint-check", "holds", c => FingerprintCheckCard.For(new FingerprintCheckView(false, false, 1234, 0, []), c)),
        new("fingerprint-check", "unknown", c => FingerprintCheckCard.For(new FingerprintCheckView(true, false, 0, 0, []), c)),
        new("fingerprint-check", "list", c => FingerprintCheckCard.For(new FingerprintCheckView(false, true, 0, 0, []), c)),
        new("fingerprint-check", "broken", c => FingerprintCheckCard.For(
            new FingerprintCheckView(
                false, false, 40, 12, [new(Ledger(1), new LedgerFault(5, LedgerFaultKind.CutOff)), new(Ledger(2), null)]),
            c)),
    ];

    private static Guid Ledger(int number) => new(number, 7, 7, new byte[8]);
}
