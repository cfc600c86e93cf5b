using McaBot.Storage.Projections;

namespace McaBot.Outbox;

/// <summary>Messages about attestations that were given up: they, and who has them handled after all, stand in the ledgers.</summary>
internal sealed class LedgerDeadLetters(
    DeadLetterMarkers markers, OpenMarkers open, ILedger ledger, IDetails details, OutboxStore store, IOutbox outbox) : IDeadLetterSource
{
    public DeadLetterSource Source => DeadLetterSource.Customers;

    public async Task<IReadOnlyList<DeadLetter>> ReadAsync(Guid within, CancellationToken cancellationToken)
    {
        var deadLetters = (await ledger.ReadAsync(within, cancellationToken)).DeadLetters.ToList();
        if (deadLetters.Count == 0)
        {
            await markers.ForgetAsync(
                Source, within,
                async () => await ledger.ReadAgainAsync(within, cancellationToken) is { Fault: null } now && !now.DeadLetters.Any(),
                cancellationToken);
            return [];
        }

        var about = deadLetters[0].Attestation;
        var company = (await details.ReadAsync(about, cancellationToken)).Value?.Customer.CompanyName;
        return
        [
            .. deadLetters.Select(p => new DeadLetter(
                Source, within, p.Message.Id, p.Attestation.Number, Code.Of(p.Message.Kind), p.Message.Why ?? "", p.Message.Since)
            {
                MayBeDismissed = p.Message.MayBeDismissed,
                IsAmbiguous = p.Message.MayHaveActed,
                Attestation = p.Attestation.Key,
                Company = company,
            }),
        ];
    }

    public async Task<Outcome> EndAsync(
        DeadLetter letter, DeadLetterAction act, Actor by, string correlation, CancellationToken cancellationToken)
    {
        if (letter.Attestation is not { } key)
        {
            return new Outcome(null, Refusal.Unknown);
        }

        var outcome = act == DeadLetterAction.Requeue
            ? await store.RequeueAsync(key, letter.Id, by, correlation, outbox, cancellationToken)
            : await store.DismissAsync(key, letter.Id, by, correlation, outbox, cancellationToken);
        if (outcome.IsDone && act == DeadLetterAction.Requeue)
        {
            // Anew also where one stands, so that a sweep comes by at once, of whichever process.
            await open.WriteAsync(key.Customer, cancellationToken);
        }

        return outcome;
    }
}
