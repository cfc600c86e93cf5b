using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Presentation;
using Microsoft.Bot.Builder;

namespace McaBot.Conversations.Dialogs;

public sealed class CustomerStep(IStatePropertyAccessor<Draft> drafts, DraftChecks checks, ILedger ledger, AttestationViews views)
    : CardStep(StepNames.Customer, Verbs.AttestCustomer, drafts)
{
    protected override async Task DrawAsync(Turn turn, Draft draft, CancellationToken cancellationToken) =>
        turn.Answer.Show(CustomerCard.For(draft.View(), await OpenAsync(draft, cancellationToken), turn.Culture));

    protected override Task<string?> OnPressedAsync(Turn turn, Draft draft, CardInput input, CancellationToken cancellationToken)
    {
        draft.TakeForm(Fields.OfCustomer, input.Values);
        return CheckAsync(turn, draft, cancellationToken);
    }

    protected override async Task<string?> OnTextAsync(Turn turn, Draft draft, string text, CancellationToken cancellationToken)
    {
        var typed = TypedForm.Read(text, Fields.OfCustomer, checks.Customer(draft).Errors, turn.Culture);
        draft.Take(Fields.OfCustomer, typed.Values);
        var errors = checks.Customer(draft).Errors;
        return errors.Count == 0 && !typed.IsEmpty
            ? await CheckAsync(turn, draft, cancellationToken)
            : typed.AskOn(turn, errors, CustomerCard.For(draft.View(typed.ErrorsOfTyped(errors)), null, turn.Culture));
    }

    private async Task<string?> CheckAsync(Turn turn, Draft draft, CancellationToken cancellationToken)
    {
        var customer = checks.Customer(draft);
        var open = await OpenAsync(draft, cancellationToken);
        if (customer.IsValid && open is null)
        {
            return StepNames.Acceptance;
        }

        turn.Answer.Show(CustomerCard.For(draft.View(customer.Errors), open, turn.Culture));
        return null;
    }

    /// <summary>The customer's open attestation, which a new one would have to wait for.</summary>
    private async Task<AttestationView?> OpenAsync(Draft draft, CancellationToken cancellationToken) =>
        checks.Customer(draft).Value is { } customer && (await ledger.ReadAsync(customer.TenantId, cancellationToken)).Open is { } open
            ? await views.OfAsync(open, cancellationToken)
            : null;
}
