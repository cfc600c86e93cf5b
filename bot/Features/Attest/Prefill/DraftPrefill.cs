using McaBot.Turns;

namespace McaBot.Features.Attest.Prefill;

/// <summary>Fills a draft in with what the agent has already: the agent checks and confirms each value.</summary>
internal sealed class DraftPrefill(CustomerGuesses customers)
{
    /// <returns>Whether the text was taken: a mail with its headers, or facts with the names of fields.</returns>
    public async Task<bool> TryTakeAsync(Turn turn, Draft draft, PastedText pasted, CancellationToken cancellationToken)
    {
        if (pasted.Facts is { } facts)
        {
            var fields = facts.Values.Keys.ToList();
            draft.Take([.. Fields.OfCustomer.Concat(Fields.OfAcceptance).Where(fields.Contains)], facts.Values, turn.Region).TellIn(turn);
            draft.Guess(facts.Guessed, GuessSource.Words, turn.Region);
            draft.TypesCustomer |= !draft.IsEmptyIn(Fields.OfCustomer.Where(f => f != Fields.CompanyName));
            return true;
        }

        return pasted.Mail is { } mail && await TryTakeAsync(turn, draft, mail, cancellationToken);
    }

    /// <returns>Whether the mail says who the customer's person is.</returns>
    public async Task<bool> TryTakeAsync(Turn turn, Draft draft, ReadMail mail, CancellationToken cancellationToken)
    {
        if (mail.CustomerFor(turn.Caller.Name) is not { } sender)
        {
            return false;
        }

        var facts = MailFacts.Of(sender, turn.Caller.Today);
        if (!NamesSomebodyElse(draft, facts))
        {
            draft.Guess(facts, GuessSource.Mail, turn.Region);
        }

        await customers.ByMailAsync(turn, draft, sender, cancellationToken);
        return true;
    }

    /// <summary>Begins to read what is needed to know whom the words stand for.</summary>
    public void ReadAhead(Turn turn, string customer, CancellationToken cancellationToken) =>
        customers.ReadAhead(turn, customer, cancellationToken);

    /// <summary>What a message says, as its reader left it: fills in what is still empty, to be checked once more.</summary>
    /// <param name="customer">What the customer is called; empty where nothing was said.</param>
    public async Task TakeMessageAsync(
        Turn turn, Draft draft, string customer, IReadOnlyDictionary<string, string> facts, CancellationToken cancellationToken)
    {
        if (!NamesSomebodyElse(draft, facts))
        {
            draft.Guess(facts, GuessSource.Message, turn.Region);
        }

        if (customer.Length > 0 && draft.IsEmptyIn(Fields.OfCustomer))
        {
            await customers.ByWordsAsync(turn, draft, customer, GuessSource.Message, cancellationToken);
        }
    }

    public Task TakeCustomerAsync(Turn turn, Draft draft, string words, CancellationToken cancellationToken) =>
        customers.ByWordsAsync(turn, draft, words, GuessSource.Words, cancellationToken);

    /// <summary>Who was entered already stays: half of one person and half of another would be nobody.</summary>
    private static bool NamesSomebodyElse(Draft draft, IReadOnlyDictionary<string, string> facts) =>
        new[] { Fields.FirstName, Fields.LastName, Fields.Email }.Any(f =>
            facts.GetValueOrDefault(f) is { } said && !draft.IsEmptyIn([f])
            && !string.Equals(draft.Inputs[f], said, StringComparison.OrdinalIgnoreCase));
}
