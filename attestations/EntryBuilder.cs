namespace McaBot.Attestations;

/// <summary>Makes the entries of one act: same attestation, actor, moment and correlation.</summary>
internal sealed class EntryBuilder(Guid attestation, Actor actor, string correlation, DateTimeOffset at, Instance instance)
{
    public Entry Entry(LedgerEvent what) => new(Guid.CreateVersion7(at), at, attestation, actor, correlation, what);

    /// <returns>The messages, claimed by this process unless it stops; null where there are none.</returns>
    public IReadOnlyList<OutboxMessage>? Messages(IEnumerable<DueMessage> due) =>
        due.Select(d => new OutboxMessage(Guid.CreateVersion7(at), d.Kind, d.Target, instance.IsStopping ? null : instance.Name)).ToList()
            is { Count: > 0 } messages
            ? messages
            : null;

    /// <summary>The change that moves an attestation on, with the messages that makes due.</summary>
    /// <param name="firstEntry">The id of the first step's entry, where something refers to it.</param>
    public LedgerChange Step(Attestation before, IReadOnlyList<LedgerEvent> steps, Guid? firstEntry = null) =>
        Steps(steps, OutboxPlan.DueWith(steps, before, null, before.Requester.ObjectId), firstEntry);

    /// <summary>The change that writes down steps taken together, with the messages they make due.</summary>
    /// <inheritdoc cref="Step"/>
    public LedgerChange Steps(IReadOnlyList<LedgerEvent> steps, IEnumerable<DueMessage> due, Guid? firstEntry = null)
    {
        var entries = steps.Select(Entry).ToArray();
        entries[0] = firstEntry is { } id ? entries[0] with { Id = id } : entries[0];
        entries[^1] = entries[^1] with { Enqueues = Messages(due) };
        return LedgerChange.Write(entries);
    }

    /// <summary>
    /// The change that says that nobody is left to decide: a reminder that is given up before it is begun, so that it shows wherever one
    /// does that reached nobody, until somebody is asked anew.
    /// </summary>
    public LedgerChange NobodyLeft(Attestation waiting)
    {
        var reminder = Messages([new DueMessage(MessageKind.RemindApprover, waiting.Assignment!.Approvers[0].ToString("D"))])!;
        return LedgerChange.Write(
        [
            Entry(new Delivered()) with { Enqueues = reminder },
            Entry(new DeadLettered(reminder[0].Id, MessageState.NobodyLeft)) with
            {
                Enqueues = Messages(OutboxPlan.ForNobodyLeft(waiting)),
            },
        ]);
    }

    /// <summary>
    /// The change that has a dead letter handled after all, under the id it was asked for with, in place of asking for it anew.
    /// </summary>
    public LedgerChange Again(LedgerEvent step, MessageState givenUp) => LedgerChange.Write(
    [
        Entry(step) with { Enqueues = Messages([new DueMessage(MessageKind.Index, null)]) }, Entry(new Requeued(givenUp.Id))]);
}
