using System.Collections.Immutable;

namespace McaBot.Attestations;

/// <summary>The present state of one attestation: a fold over its ledger entries.</summary>
/// <param name="Version">Sequence of the last step; a card says from which version it was drawn.</param>
/// <param name="Steps">The entries that moved it on, oldest first.</param>
public sealed record Attestation(
    AttestationKey Key,
    AttestationState State,
    long Version,
    Requested Request,
    Actor Requester,
    Assigned? Assignment,
    ImmutableList<Recorded> Steps,
    ImmutableList<Copy> Copies,
    ImmutableDictionary<Guid, EffectState> Effects)
{
    public bool IsOpen => Transitions.IsOpen(State);

    public string Number => Key.Number;

    public DateTimeOffset RequestedAt => Steps[0].At;

    /// <summary>The entry of the approval, rejection or withdrawal; null while undecided.</summary>
    public Recorded? Decision => Steps.FirstOrDefault(s => s.What is Approved or Rejected or Withdrawn);

    public Recorded? Completion => Steps.FirstOrDefault(s => s.What is Completed);

    public IEnumerable<EffectState> UnsettledEffects => Effects.Values.Where(e => !e.IsSettled);

    public bool IsApprover(Guid person) => Assignment?.Approvers.Contains(person) == true;

    /// <summary>Whether the person was asked to decide and somebody else is asked in their place now.</summary>
    public bool WasReplaced(Guid person) => !IsApprover(person) && Steps.Any(s => s.What is Assigned asked && asked.Approvers.Contains(person));

    /// <summary>The attestation after <paramref name="entry"/>; null when the entry may not follow.</summary>
    public static Attestation? Apply(Attestation? before, Guid customer, Recorded entry)
    {
        if (Transitions.Next(before?.State, entry.What) is not { } state)
        {
            return null;
        }

        if (before is null)
        {
            var request = (Requested)entry.What;
            return new Attestation(new(customer, entry.Attestation), state, entry.Sequence, request, entry.Actor, null, [entry], [], ImmutableDictionary<Guid, EffectState>.Empty);
        }

        if (Transitions.IsStep(entry.What))
        {
            return before with
            {
                State = state,
                Version = entry.Sequence,
                Steps = before.Steps.Add(entry),
                Assignment = entry.What as Assigned ?? before.Assignment,
            };
        }

        return entry.What is CardPosted posted
            ? before with { Copies = AddCopy(before.Copies, posted.Copy) }
            : EffectFold.Apply(before, entry);
    }

    internal static ImmutableList<Copy> AddCopy(ImmutableList<Copy> copies, Copy copy) =>
        copies.Any(c => c.IsSamePlaceAs(copy)) ? copies : copies.Add(copy);
}
