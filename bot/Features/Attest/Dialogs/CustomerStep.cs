using AdaptiveCards;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.Attest.Dialogs;

/// <summary>Who the customer is: looked up where there is a connection to Partner Center, then checked; or typed.</summary>
internal sealed class CustomerStep(Drafts drafts, DraftChecks checks, ILedger ledger, AttestationViews views, CustomerLookup lookup)
    : CardStep(DataNames.Steps.Customer, Verbs.AttestCustomer, drafts)
{
    protected override async Task DrawAsync(Turn turn, Draft draft, CancellationToken cancellationToken) =>
        turn.Answer.Show(Searches(draft)
            ? CustomerSearchCard.For(draft.View(), [], false, turn.Culture)
            : Form(turn, draft, await OpenAsync(draft, cancellationToken)));

    protected override async Task<string?> OnPressedAsync(Turn turn, Draft draft, CardInput input, CancellationToken cancellationToken)
    {
        if (lookup.IsOn && Chose(input, DataNames.Found))
        {
            await FillAsync(turn, draft, input[DataNames.KnownCustomer] ?? "", cancellationToken);
            return null;
        }

        if (lookup.IsOn && Chose(input, DataNames.BySearch))
        {
            turn.Answer.Show(CustomerSearchCard.For(draft.View(), [], false, turn.Culture));
            return null;
        }

        if (Chose(input, DataNames.ByTyping))
        {
            draft.TypesCustomer = true;
            turn.Answer.Show(Form(turn, draft, null));
            return null;
        }

        draft.TakeForm(Fields.OfCustomer, input.Values, turn.Region);
        return await CheckAsync(turn, draft, cancellationToken);
    }

    protected override async Task<string?> OnTextAsync(Turn turn, Draft draft, string text, CancellationToken cancellationToken)
    {
        // A name is searched for; "domain: contoso.com" or a tenant id is typed into the form as ever.
        if (Searches(draft) && !TypedForm.NamesFields(text) && !Guid.TryParse(text, out _))
        {
            var found = await lookup.SearchAsync(turn.Caller, text, cancellationToken);
            turn.Answer.Show(CustomerSearchCard.For(draft.View(), found, found.Count == 0, turn.Culture));
            return null;
        }

        draft.TypesCustomer = true;
        var typed = TypedForm.Read(text, Fields.OfCustomer, checks.Customer(draft).Errors, turn.Culture);
        draft.Take(Fields.OfCustomer, typed.Values, turn.Region);
        var errors = checks.Customer(draft).Errors;
        if (errors.Count > 0 || typed.IsEmpty)
        {
            return typed.AskOn(turn, errors, Form(turn, draft, null, typed.ErrorsOfTyped(errors)));
        }

        typed.PointOut(turn);
        return await CheckAsync(turn, draft, cancellationToken);
    }

    private static bool Chose(CardInput input, string choice) => string.Equals(input[DataNames.Choice], choice, StringComparison.Ordinal);

    /// <summary>Nothing of the customer is known yet, and it can be looked up.</summary>
    private bool Searches(Draft draft) => lookup.IsOn && !draft.TypesCustomer && Fields.OfCustomer.All(f => string.IsNullOrEmpty(draft.Inputs.GetValueOrDefault(f)));

    private AdaptiveCard Form(Turn turn, Draft draft, AttestationView? open, IReadOnlyList<FieldError>? errors = null) =>
        CustomerCard.For(draft.View(errors), open, turn.Culture, lookup.IsOn);

    private async Task FillAsync(Turn turn, Draft draft, string chosen, CancellationToken cancellationToken)
    {
        if (await lookup.ChosenAsync(turn.Caller, chosen, cancellationToken) is not { } customer)
        {
            turn.Answer.Show(CustomerSearchCard.For(draft.View(), [], true, turn.Culture));
            return;
        }

        draft.Take(Fields.OfCustomer, new Dictionary<string, string>
        {
            [Fields.TenantId] = customer.TenantId.ToString("D"),
            [Fields.Domain] = customer.Domain,
            [Fields.CompanyName] = customer.CompanyName,
            [Fields.Country] = customer.Country ?? "",
            [Fields.Language] = LanguageOf(customer.Country) ?? "",
        }, turn.Region);
        turn.Answer.Show(Form(turn, draft, await OpenAsync(draft, cancellationToken)));
    }

    /// <summary>The agreement's language where the country leaves no choice; the person checks it.</summary>
    private static string? LanguageOf(string? country) =>
        AgreementLanguages.All.Where(l => country is not null && l.EndsWith($"-{country}", StringComparison.Ordinal)).ToList() is [var only] ? only : null;

    private async Task<string?> CheckAsync(Turn turn, Draft draft, CancellationToken cancellationToken)
    {
        var customer = checks.Customer(draft);
        var open = await OpenAsync(draft, cancellationToken);
        if (customer.IsValid && open is null)
        {
            return DataNames.Steps.Acceptance;
        }

        turn.Answer.Show(Form(turn, draft, open, customer.Errors));
        return null;
    }

    /// <summary>The customer's open attestation, which a new one would have to wait for.</summary>
    private async Task<AttestationView?> OpenAsync(Draft draft, CancellationToken cancellationToken) =>
        checks.Customer(draft).Value is { } customer && (await ledger.ReadAsync(customer.TenantId, cancellationToken)).Open is { } open
            ? await views.OfAsync(open, cancellationToken)
            : null;
}
