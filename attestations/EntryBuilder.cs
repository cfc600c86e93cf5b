namespace McaBot.Attestations;

/// <summary>Makes the entries of one act: same attestation, actor, moment and correlation.</summary>
internal sealed class EntryBuilder(Guid attestation, Actor actor, string correlation, DateTimeOffset at, Instance instance)
{
    public Entry Entry(Happening what) => new(Guid.CreateVersion7(at), at, attestation, actor, correlation, what);

    public IEnumerable<Entry> Effects(IEnumerable<(EffectKind Kind, string? Target)> due) =>
        due.Select(d => Entry(new EffectDue(Guid.CreateVersion7(at), d.Kind, d.Target, instance.Name)) with { Actor = Actor.McaBot });

    /// <summary>The change that moves an attestation on, with the effects that makes due.</summary>
    /// <param name="firstEntry">The id of the first step's entry, where something refers to it.</param>
    public Change Step(Attestation before, IReadOnlyList<Happening> steps, Guid? firstEntry = null) => Change.Write(
    [
        .. steps.Select((step, i) => i == 0 && firstEntry is { } id ? Entry(step) with { Id = id } : Entry(step)),
        .. Effects(EffectPlan.For(steps, before, null, before.Requester.ObjectId)),
    ]);

    /// <summary>The change that has what was given up done after all, under the id it was asked for with, in place of asking for it anew.</summary>
    public Change Again(Happening step, EffectState givenUp) => Change.Write([Entry(step), Entry(new EffectReplayed(givenUp.Id))]);
}
