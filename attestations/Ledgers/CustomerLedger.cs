using System.Collections.Immutable;

namespace McaBot.Attestations;

/// <summary>All attestations of one customer, as read from its ledger at one moment.</summary>
/// <param name="Length">Length in bytes: the position the next append expects.</param>
/// <param name="Sequence">Sequence of the last entry; 0 for an empty ledger.</param>
/// <param name="Head">Hash of the last entry, or the opening seed.</param>
/// <param name="Fault">Set when the chain does not hold; what follows the fault was not folded.</param>
public sealed record CustomerLedger(
    Guid Customer,
    long Length,
    long Sequence,
    string Head,
    ImmutableDictionary<Guid, Attestation> Attestations,
    ImmutableHashSet<Guid> EntryIds,
    LedgerFault? Fault = null)
{
    public static CustomerLedger Empty(Guid customer) =>
        new(customer, 0, 0, LedgerFormat.Seed(customer), ImmutableDictionary<Guid, Attestation>.Empty, []);

    /// <summary>Whether <see cref="ILedger.PrepareAsync"/> was done for the next append.</summary>
    public bool IsPrepared { get; init; }

    /// <summary>The one open attestation of the customer, if any.</summary>
    public Attestation? Open => Attestations.Values.FirstOrDefault(a => a.IsOpen);

    /// <summary>Whether nothing is open and no effect is left to do, so that no sweep needs to look here.</summary>
    public bool IsQuiet => Attestations.Values.All(a => !a.IsOpen && !a.PendingMessages.Any());

    /// <summary>What was given up and not taken up again.</summary>
    public IEnumerable<GivenUpMessage> DeadLetters =>
        Attestations.Values.SelectMany(a => a.Messages.Values.Where(e => e.IsGivenUp).Select(e => new GivenUpMessage(a, e)));

    public Attestation? Find(Guid attestation) => Attestations.GetValueOrDefault(attestation);
}
