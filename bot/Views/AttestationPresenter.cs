using AdaptiveCards;
using McaBot.Platform;
using McaBot.Storage.Projections;
using McaBot.Turns;

namespace McaBot.Views;

/// <summary>Shows an attestation to whoever asks, as far as that person may see it.</summary>
internal sealed class AttestationPresenter(
    ILedger ledger, IDetails details, Indexes indexes, AttestationViews views, RecordsPolicy records, ReminderPolicy reminders,
    IBulkWatch bulk, AttestationService attestations)
{
    /// <returns>As whom the person was shown it; null when it was refused.</returns>
    public async Task<Audience?> ShowAsync(Turn turn, Attestation attestation, CancellationToken cancellationToken)
    {
        if (await AudienceAsync(turn, attestation, cancellationToken) is not { } audience)
        {
            return null;
        }

        var view = await views.WithLaterAsync(
            await views.ViewAsync(attestation, audience, turn.Caller.ObjectId, null, cancellationToken), audience, cancellationToken);
        turn.Answer.Show(AudienceCards.Draw(audience, view, turn.Culture));
        KeepCard(turn, attestation, audience);
        return audience;
    }

    /// <summary>Posted as a message, the card that answers settles like every other copy, and takes the place of the one before.</summary>
    /// <param name="drawn">As the card shows it.</param>
    public void KeepCard(Turn turn, Attestation drawn, Audience audience) => turn.Answer.CardPosted = (message, token) =>
        attestations.NoteCardAsync(drawn.Key, drawn.Version, turn.PostedCardAs(audience, message), turn.Correlation, token);

    /// <returns>As whom the person may see it; null when not at all, which the person is told.</returns>
    public async Task<Audience?> AudienceAsync(Turn turn, Attestation attestation, CancellationToken cancellationToken)
    {
        var right = await records.AudienceOfAsync(turn.Caller.Actor, attestation, cancellationToken);
        if (right.Refusal is { } refusal)
        {
            turn.Notice(NoticeKinds.Of(refusal));
        }

        return right.Audience;
    }

    /// <summary>Something only an approver is shown, or only the requester.</summary>
    public async Task ShowForAsync(
        Turn turn, AttestationKey key, Audience only, Func<AttestationView, Task<AdaptiveCard>> draw, CancellationToken cancellationToken)
    {
        ReadAhead(turn, key, cancellationToken);
        var attestation = (await ledger.ReadAsync(key.Customer, cancellationToken)).Find(key.Id);
        if (attestation is null)
        {
            turn.Notice(NoticeKind.UnknownAttestation);
            return;
        }

        var isRequester = attestation.Requester.ObjectId == turn.Caller.ObjectId;
        if (isRequester != (only == Audience.Requester))
        {
            turn.Notice(isRequester ? NoticeKind.OwnRequest : NoticeKind.NotRequester);
        }
        else if (await AudienceAsync(turn, attestation, cancellationToken) is not { } audience)
        {
            return;
        }
        else if (audience != only)
        {
            turn.Notice(NoticeKind.NotAsked);
        }
        else
        {
            turn.Answer.Show(await draw(await views.ViewAsync(attestation, only, turn.Caller.ObjectId, null, cancellationToken)));
            KeepCard(turn, attestation, only);
        }
    }

    /// <summary>What a card names, as it stands on record; null when nothing of the kind is there, which the person is told.</summary>
    public async Task<FoundAttestation?> FindAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (input.Key is { } key)
        {
            ReadAhead(turn, key, cancellationToken);
            var present = await ledger.ReadAsync(key.Customer, cancellationToken);
            if (present.Find(key.Id) is { } attestation)
            {
                return new(attestation, present.Fault is not null);
            }
        }

        turn.Notice(NoticeKind.UnknownAttestation);
        return null;
    }

    /// <summary>What somebody names by its number; null when there is no such attestation, which the person is told.</summary>
    /// <param name="number">As <see cref="NumberIndex.Read"/> gives it.</param>
    public async Task<Attestation?> FindAsync(Turn turn, string number, CancellationToken cancellationToken)
    {
        if (await NumberedAsync(number, cancellationToken) is [var first, ..])
        {
            return first;
        }

        turn.Notice(NoticeKind.NothingFound, person: number);
        return null;
    }

    /// <summary>All that bear the number, nearly always one.</summary>
    /// <param name="number">As <see cref="NumberIndex.Read"/> gives it.</param>
    public async Task<IReadOnlyList<Attestation>> NumberedAsync(string number, CancellationToken cancellationToken)
    {
        var ledgers = await Task.WhenAll(
            (await indexes.FindCustomersAsync(number, cancellationToken)).Select(c => ledger.ReadAsync(c.Customer, cancellationToken)));
        return [.. ledgers.SelectMany(l => l.Attestations.Values).Where(a => string.Equals(a.Number, number, StringComparison.Ordinal))];
    }

    /// <summary>Ends what a button did: done, or done by somebody faster, its card says so; anything else is refused in words.</summary>
    public async Task EndAsync(Turn turn, Outcome outcome, Audience audience, CancellationToken cancellationToken)
    {
        turn.IsOnRecord = outcome.IsDone;
        if (outcome is { Attestation.Request.Batch: { } batch } and ({ IsDone: true } or { Refusal: Refusal.RightLost }))
        {
            bulk.RowMoved(batch);
        }

        if (outcome is { IsDone: true } or { Refusal: Refusal.AlreadySettled or Refusal.FactsAltered })
        {
            if (outcome.Refusal == Refusal.FactsAltered)
            {
                turn.Answer.Say(Replies.Of(new Notice(NoticeKind.FactsAltered, turn.Correlation), turn.Culture));
            }

            var isNews = outcome is { IsDone: true, Repeated: false };
            var view = await views.ViewAsync(
                outcome.Attestation!, audience, turn.Caller.ObjectId, outcome.Facts, mayHaveFailed: !isNews, cancellationToken);
            turn.Answer.Show(AudienceCards.Draw(audience, view, turn.Culture));
            KeepCard(turn, outcome.Attestation!, audience);
            return;
        }

        await RefuseAsync(turn, outcome, cancellationToken);
    }

    /// <summary>Begins to read what is needed to show it: whether the person may see it, and its details.</summary>
    public void ReadAhead(Turn turn, AttestationKey key, CancellationToken cancellationToken)
    {
        TurnScope.Ahead(() => records.OwnRefusalAsync(turn.Caller.Actor, cancellationToken));
        details.ReadAhead(key.Id);
    }

    public async Task RefuseAsync(Turn turn, Outcome outcome, CancellationToken cancellationToken)
    {
        var about = outcome.Attestation is not null && outcome.Refusal is Refusal.AlreadyOpen or Refusal.AlreadySettled
            ? await views.ViewAsync(outcome.Attestation!, cancellationToken)
            : null;
        if (outcome is { Refusal: Refusal.RoleMissing, Attestation: not null })
        {
            // The request is there already, and its card stays: with the role activated, the same button works.
            turn.Answer.Say(Replies.Of(new Notice(NoticeKind.RoleMissing, Roles: records.MayLookUp), turn.Culture));
            return;
        }

        // Roles help only whoever lacks one.
        turn.Notice(
            NoticeKinds.Of(outcome.Refusal!.Value), about, outcome.Refusal == Refusal.RoleMissing ? records.MayLookUp : null,
            from: outcome is { Refusal: Refusal.RemindedLately, Attestation: { } told } ? reminders.MayRemindFrom(told.ToldAt) : null);
    }
}
