using AdaptiveCards;
using McaBot.Features.Attest.Prefill;
using McaBot.Turns;

namespace McaBot.Features.Attest.Dialogs;

/// <summary>Who the customer is: looked up where there is a connection to Partner Center, then checked; or typed.</summary>
internal sealed class CustomerStep(Drafts drafts, DraftChecks checks, CustomerNews news, CustomerLookup lookup)
    : CardStep(DataNames.Steps.Customer, Verbs.AttestCustomer, drafts)
{
    public override void ReadAhead(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (Identifiers.ReadTenant(input[Fields.TenantId] ?? "") is { } tenant)
        {
            news.ReadAhead(tenant);
        }
    }

    protected override async Task DrawAsync(Turn turn, Draft draft, CancellationToken cancellationToken)
    {
        if (!Searches(draft))
        {
            turn.Answer.Show(Form(turn, draft, await news.ReadAsync(draft, cancellationToken)));
            return;
        }

        // A name that several bear: the person chooses among them.
        var words = draft.Inputs.GetValueOrDefault(Fields.CompanyName, "");
        var found = words.Length > 0 ? await lookup.SearchAsync(turn.Caller, words, cancellationToken) : [];
        turn.Answer.Show(CustomerSearchCard.For(draft.View(), found, words.Length > 0 && found.Count == 0, turn.Culture));
    }

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
            turn.Answer.Show(Form(turn, draft, KnownBefore.Nothing));
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
        var missing = checks.Customer(draft).Errors;
        if (GoOn.IsMeant(text, missing))
        {
            draft.TakeForm(Fields.OfCustomer, draft.Inputs, turn.Region);
            TypedForm.AskFor(turn, missing);
            return await CheckAsync(turn, draft, cancellationToken);
        }

        var typed = TypedForm.Read(text, Fields.OfCustomer, missing, turn.Culture, turn.Region);
        draft.Take(Fields.OfCustomer, typed.Values, turn.Region);
        var errors = checks.Customer(draft).Errors;
        if (errors.Count > 0 || typed.IsEmpty)
        {
            return typed.AskOn(turn, errors, Form(turn, draft, KnownBefore.Nothing, typed.ErrorsOfTyped(errors)));
        }

        typed.PointOut(turn);
        return await CheckAsync(turn, draft, cancellationToken);
    }

    private static bool Chose(CardInput input, string choice) => string.Equals(input[DataNames.Choice], choice, StringComparison.Ordinal);

    /// <summary>Nothing of the customer is known yet but what it is called, and it can be looked up.</summary>
    private bool Searches(Draft draft) =>
        lookup.IsOn
        && !draft.TypesCustomer
        && draft.IsEmptyIn(Fields.OfCustomer.Where(f => f != Fields.CompanyName))
        && (draft.IsEmptyIn([Fields.CompanyName]) || draft.Guesses.ContainsKey(Fields.CompanyName));

    private AdaptiveCard Form(Turn turn, Draft draft, KnownBefore known, IReadOnlyList<FieldError>? errors = null) =>
        CustomerCard.For(draft.View(errors), known.Open, turn.Culture, lookup.IsOn, known.Prior);

    private async Task FillAsync(Turn turn, Draft draft, string chosen, CancellationToken cancellationToken)
    {
        if (await lookup.ChosenAsync(turn.Caller, chosen, cancellationToken) is not { } customer)
        {
            turn.Answer.Show(CustomerSearchCard.For(draft.View(), [], true, turn.Culture));
            return;
        }

        foreach (var field in Fields.OfCustomer)
        {
            draft.Inputs[field] = "";
        }

        CustomerGuesses.Fill(turn, draft, customer);
        turn.Answer.Show(Form(turn, draft, await news.ReadAsync(draft, cancellationToken)));
    }

    private async Task<string?> CheckAsync(Turn turn, Draft draft, CancellationToken cancellationToken)
    {
        var customer = checks.Customer(draft);
        var open = customer.IsValid ? await news.OpenAsync(draft, cancellationToken) : null;
        if (customer.IsValid && open is null)
        {
            return DataNames.Steps.Acceptance;
        }

        turn.Answer.Show(Form(turn, draft, new KnownBefore(open), customer.Errors));
        return null;
    }
}
