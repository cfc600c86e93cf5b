using McaBot.Attestations;

namespace McaBot.Tests.Attestations;

/// <summary>The part of the golden ledger that is about the outbox.</summary>
internal static class GoldenOutbox
{
    /// <summary>Every kind of message, through everything that may become of it; none is left to do.</summary>
    public static IEnumerable<(LedgerEvent What, IReadOnlyList<Completion>? Completes, IReadOnlyList<OutboxMessage>? Enqueues)> Events(
        Func<Guid> newId, PostedCard card)
    {
        List<OutboxMessage> messages = [.. Enum.GetValues<MessageKind>().Select(kind => new OutboxMessage(newId(), kind, "target", "one"))];
        var left = new OutboxMessage(newId(), MessageKind.Index);
        yield return (new Delivered(), null, [.. messages, left]);
        foreach (var message in messages)
        {
            yield return (new DeadLettered(message.Id, "connector-500", Ambiguous: true), null, null);
            yield return (new Requeued(message.Id), null, null);
        }

        yield return (new DeadLettered(left.Id, "storage-403"), null, null);
        yield return (new Dismissed(left.Id), null, null);
        yield return (new Delivered(), [.. messages.Select(message => CompletionOf(message, card))], null);
    }

    private static Completion CompletionOf(OutboxMessage message, PostedCard card) => message.Does switch
    {
        MessageKind.TellApprover => new(message.Id, card),
        MessageKind.Announce => new(message.Id, Ambiguous: true),
        _ => new(message.Id),
    };
}
