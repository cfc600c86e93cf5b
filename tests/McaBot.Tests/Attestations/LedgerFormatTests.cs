using McaBot.Attestations;

namespace McaBot.Tests.Attestations;

public sealed class LedgerFormatTests
{
    private static readonly Guid Customer = Guid.Parse("11111111-2222-4333-8444-555555555555");
    private static readonly Guid Id = Guid.Parse("aaaaaaaa-2222-4333-8444-555555555555");
    private static readonly DateTimeOffset At = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    [Fact]
    public void An_effect_without_a_target_survives_the_ledger()
    {
        var ledger = Written(Requested(), new EffectDue(Guid.NewGuid(), EffectKind.Announce, null, null));

        Assert.Null(ledger.Fault);
        Assert.Equal(2, ledger.Sequence);
        var effect = Assert.Single(ledger.Find(Id)!.Effects.Values);
        Assert.Null(effect.Target);
    }

    [Fact]
    public void An_effect_done_without_a_card_survives_the_ledger()
    {
        var effect = Guid.NewGuid();
        var ledger = Written(Requested(), new EffectDue(effect, EffectKind.Index, null, "a"), new EffectDone(effect, null));

        Assert.Null(ledger.Fault);
        Assert.Empty(ledger.Find(Id)!.UnsettledEffects);
    }

    private static Requested Requested() => new(Scenario.NewPartner, "FR", "fr-FR", new DateOnly(2026, 3, 1), AcceptanceMethod.Email, new string('a', 64));

    private static CustomerLedger Written(params Happening[] happenings)
    {
        var empty = CustomerLedger.Empty(Customer);
        var entries = happenings.Select(h => new Entry(Guid.NewGuid(), At, Id, new Actor(Guid.NewGuid(), Guid.NewGuid()), "c", h)).ToList();
        return LedgerFormat.Read(Customer, LedgerFormat.Write(empty, entries));
    }
}
