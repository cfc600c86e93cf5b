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

    /// <summary>The entries that only a newer version understands, oldest first; the chain holds through them.</summary>
    public ImmutableList<StoredEvent> Newer { get; init; } = [];

    /// <summary>
    /// Whether an attestation may be open that this version takes for closed, or does not see. One that it understands and that began
    /// after everything it does not shows that none was.
    /// </summary>
    public bool MayHideOpen =>
        !Newer.IsEmpty && !Attestations.Values.Any(a => !a.HasNewerEntries && a.Steps[0].Sequence > Newer[^1].Sequence);

    /// <summary>The one open attestation of the customer, if any.</summary>
    public Attestation? Open =>
        Attestations.Values.FirstOrDefault(a => a.IsOpen && !a.HasNewerEntries) ?? Attestations.Values.FirstOrDefault(a => a.IsOpen);

    /// <summary>Whether something about the attestation is on record that only a newer version understands.</summary>
    public bool HasNewerOf(Guid attestation) => Newer.Exists(e => e.Attestation == attestation);

    /// <summary>Whether nothing is open and no effect is left to do, so that no sweep needs to look here.</summary>
    public bool IsQuiet => Newer.IsEmpty && Attestations.Values.All(a => !a.IsOpen && !a.PendingMessages.Any());

    /// <summary>What was given up and not taken up again.</summary>
    public IEnumerable<GivenUpMessage> DeadLetters =>
        Attestations.Values.SelectMany(a => a.Messages.Values.Where(e => e.IsGivenUp).Select(e => new GivenUpMessage(a, e)));

    public Attestation? Find(Guid attestation) => Attestations.GetValueOrDefault(attestation);
}
