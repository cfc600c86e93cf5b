namespace McaBot.Attestations;

/// <summary>Makes the entries of one act: same attestation, actor, moment and correlation.</summary>
internal sealed class EntryBuilder(Guid attestation, Actor actor, string correlation, DateTimeOffset at, Instance instance)
{
    public Entry Entry(Happening what) => new(Guid.CreateVersion7(at), at, attestation, actor, correlation, what);

    public IEnumerable<Entry> Effects(IEnumerable<(EffectKind Kind, string? Target)> due) =>
        due.Select(d => Entry(new EffectDue(Guid.CreateVersion7(at), d.Kind, d.Target, instance.Name)) with { Actor = Actor.McaBot });
}
