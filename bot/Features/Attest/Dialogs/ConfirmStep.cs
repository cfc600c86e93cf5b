using McaBot.Platform;
using McaBot.Platform.Telemetry;
using McaBot.Storage;
using McaBot.Storage.Projections;
using McaBot.Turns;
using McaBot.Turns.Limits;
using McaBot.Views;

namespace McaBot.Features.Attest.Dialogs;

/// <summary>Shows every fact and the sentence being attested to; confirming puts the request on record.</summary>
internal sealed class ConfirmStep(
    Drafts drafts, BlobDrafts blobs, DraftChecks checks, AttestationService attestations, ApproverPolicy approvers, AttestPolicy mayAttest,
    People people, ILedger ledger, IPartnerCenter partnerCenter, IAgreements agreements, AttestationViews views,
    AttestationPresenter presenter, OpenRequests openRequests, Metrics metrics)
    : CardStep(DataNames.Steps.Confirm, Verbs.AttestConfirm, drafts)
{
    public override void ReadAhead(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        TurnScope.Ahead(() => openRequests.AreTooManyAsync(turn.Caller.ObjectId, input.Draft, cancellationToken));
        TurnScope.Ahead(() => mayAttest.RightOfAsync(turn.Caller.Actor, cancellationToken));
        TurnScope.Ahead(() => approvers.ChooseAsync(turn.Caller.ObjectId, cancellationToken));
        if (input.Customer is { } customer)
        {
            ledger.ReadAhead(customer);
        }
    }

    protected override async Task DrawAsync(Turn turn, Draft draft, CancellationToken cancellationToken)
    {
        if (checks.Facts(draft, turn.Caller) is not { } facts)
        {
            // Something typed earlier no longer holds, such as a date that a new cut-off excludes.
            turn.Answer.Show(StepOfMissing(draft) switch
            {
                DataNames.Steps.Scenario => ScenarioCard.For(draft.View(), turn.Culture),
                DataNames.Steps.Customer => CustomerCard.For(draft.View(checks.Customer(draft).Errors), null, turn.Culture),
                _ => AcceptanceCard.For(
                    draft.View(checks.Acceptance(draft, turn.Caller).Errors), checks.Earliest, turn.Caller.Today, turn.Culture),
            });
            return;
        }

        // Read while the card is: whoever confirms it does not wait.
        agreements.Prepare(facts.Customer.Country, facts.Customer.Language);
        var knowing = partnerCenter.PriorAcceptanceAsync(facts.Customer.TenantId, cancellationToken);
        var chosen = await approvers.ChooseAsync(turn.Caller.ObjectId, cancellationToken);
        draft.Shown = FactsMark.Of(facts);
        turn.Answer.Show(
            ConfirmCard.For(
                draft.Id, facts, chosen is { } c ? [.. c.People.Select(p => p.DisplayName)] : [], turn.Culture, await knowing,
                draft.View().Guesses));
    }

    protected override Task<string?> OnPressedAsync(Turn turn, Draft draft, CardInput input, CancellationToken cancellationToken) =>
        ConfirmAsync(turn, draft, input[DataNames.Evidence] ?? "", cancellationToken);

    protected override async Task<string?> OnTextAsync(Turn turn, Draft draft, string text, CancellationToken cancellationToken)
    {
        if (IsConfirmation(text) && draft.Shown is { } shown)
        {
            return await ConfirmAsync(turn, draft, shown, cancellationToken);
        }

        if (TypedForm.NamesFields(text))
        {
            IReadOnlyList<string> all = [.. Fields.OfCustomer, .. Fields.OfAcceptance];
            var typed = TypedForm.Read(text, all, [], turn.Culture, turn.Region);
            var said = draft.Take(all, typed.Values, turn.Region);
            await DrawAsync(turn, draft, cancellationToken);
            turn.Answer.Say(typed.IsEmpty ? Replies.ConfirmOrEdit(turn.Culture) : Replies.FilledIn(isMail: false, turn.Culture));
            typed.PointOut(turn);
            said.TellIn(turn);
            return null;
        }

        await DrawAsync(turn, draft, cancellationToken);
        turn.Answer.Say(Replies.ConfirmOrEdit(turn.Culture));
        return null;
    }

    /// <summary>The form that is shown in place of the facts hears what is typed.</summary>
    protected override string? StepInPlace(Turn turn, Draft draft, string text) =>
        checks.Facts(draft, turn.Caller) is null && !IsConfirmation(text) ? StepOfMissing(draft) : null;

    /// <summary>Where the first of the facts that do not hold is entered.</summary>
    private string StepOfMissing(Draft draft) =>
        draft.Scenario is null ? DataNames.Steps.Scenario
        : checks.Customer(draft).IsValid ? DataNames.Steps.Acceptance
        : DataNames.Steps.Customer;

    /// <summary>Whether it says in words what the button does.</summary>
    public static bool IsConfirmation(string text) => CommandText.Normalise(text)
        is "confirm" or "yes" or "send" or "confirm and send" or "oui" or "confirmer" or "envoyer" or "confirmer et envoyer";

    /// <param name="shown">The mark of the facts and files that were on the card: nobody confirms what it did not show.</param>
    private async Task<string?> ConfirmAsync(Turn turn, Draft draft, string shown, CancellationToken cancellationToken)
    {
        if (checks.Facts(draft, turn.Caller) is not { } facts)
        {
            return DataNames.Steps.Confirm;
        }

        if (await openRequests.AreTooManyAsync(turn.Caller.ObjectId, draft.Id, cancellationToken))
        {
            openRequests.NoticeTooMany(turn);
            return null;
        }

        var mark = FactsMark.Of(facts);
        if (!string.Equals(shown, mark, StringComparison.Ordinal))
        {
            return await ShowChangesAsync(turn, draft, facts, !FactsMark.DifferInFilesOnly(shown, mark), cancellationToken);
        }

        var closing = CloseAsync(turn, draft, facts.Customer.TenantId, cancellationToken);
        var card = (turn.PressedCard ?? draft.Card) is { Length: > 0 } message ? turn.PostedCardAs(Audience.Requester, message) : null;
        var outcome = await RequestAsync(turn, draft, facts, card, closing, cancellationToken);
        if (!await closing && !outcome.IsDone)
        {
            return await ShowChangesAsync(turn, draft, facts, areFacts: false, cancellationToken);
        }

        if (outcome.IsDone)
        {
            if (!outcome.Repeated)
            {
                metrics.Requested(Code.Of(facts.Scenario));
            }

            return await ShowRequestAsync(turn, outcome.Attestation!, cancellationToken);
        }

        if (outcome.Refusal == Refusal.AlreadyOpen)
        {
            // Somebody else was faster: the customer's card says who, and keeps what was typed.
            return DataNames.Steps.Customer;
        }

        await presenter.RefuseAsync(turn, outcome, cancellationToken);
        return null;
    }

    private async Task<string?> ShowRequestAsync(Turn turn, Attestation attestation, CancellationToken cancellationToken)
    {
        turn.IsOnRecord = true;
        var view = await views.ViewAsync(attestation, Audience.Requester, turn.Caller.ObjectId, null, cancellationToken);
        turn.Answer.Show(RequestCard.For(view, [], null, turn.Culture));

        // Confirmed in words, the answer is a second card, which takes the place of the draft's.
        presenter.KeepCard(turn, attestation, Audience.Requester);
        return Finished;
    }

    /// <summary>Nobody asks for a decision who could not be told of it.</summary>
    /// <returns>Whether the files are those that were shown, and stay so.</returns>
    private async Task<bool> CloseAsync(Turn turn, Draft draft, Guid customer, CancellationToken cancellationToken)
    {
        var closing = blobs.TryCloseAsync(draft.Id, customer, draft.Evidence, draft.WasRead, cancellationToken);
        await Task.WhenAll(closing, people.UpsertAsync(turn.Caller.ToRecord(), cancellationToken));
        return await closing;
    }

    /// <summary>What was confirmed is not what there is now: that is shown instead, to be confirmed.</summary>
    private async Task<string?> ShowChangesAsync(
        Turn turn, Draft draft, AttestationFacts facts, bool areFacts, CancellationToken cancellationToken)
    {
        if (!await Drafts.ReadFilesAsync(draft, cancellationToken))
        {
            return await ShowEndAsync(turn, draft, facts.Customer.TenantId, cancellationToken);
        }

        await DrawAsync(turn, draft, cancellationToken);
        turn.Answer.Say(areFacts ? Replies.FactsChanged(turn.Culture) : Replies.EvidenceChanged(turn.Culture));
        return null;
    }

    /// <summary>What was confirmed is over: another turn sent it or gave it up, or it lay for so long that it was erased.</summary>
    private async Task<string?> ShowEndAsync(Turn turn, Draft draft, Guid customer, CancellationToken cancellationToken)
    {
        if ((await ledger.ReadAsync(customer, cancellationToken)).Find(draft.Id) is { } sent
            && sent.Requester.ObjectId == turn.Caller.ObjectId)
        {
            return await ShowRequestAsync(turn, sent, cancellationToken);
        }

        turn.Notice(NoticeKind.DraftGone);
        return null;
    }

    /// <summary>Where nothing went on record for sure, files may come and go again.</summary>
    /// <param name="closing">Whether the files are those that were shown, and stay so.</param>
    private async Task<Outcome> RequestAsync(
        Turn turn, Draft draft, AttestationFacts facts, PostedCard? card, Task<bool> closing, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await attestations.RequestAsync(
                draft.Id, facts, turn.Caller.Actor, card, closing, turn.Correlation, cancellationToken);
            if (!outcome.IsDone && await closing)
            {
                await blobs.ReopenAsync(draft.Id, cancellationToken);
            }

            return outcome;
        }
        catch (DirectoryUnavailableException)
        {
            await closing;
            await blobs.ReopenAsync(draft.Id, cancellationToken);
            throw;
        }
    }
}
