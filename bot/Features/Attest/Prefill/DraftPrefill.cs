using McaBot.Turns;

namespace McaBot.Features.Attest.Prefill;

/// <summary>Fills a draft in with what the agent has already: the agent checks and confirms each value.</summary>
internal sealed class DraftPrefill(CustomerGuesses customers)
{
    /// <summary>Takes facts with the names of fields, or a mail with its headers, and tells what came of it.</summary>
    /// <param name="customer">What the customer was called beside it; null where nothing was said.</param>
    public async Task TakeAsync(Turn turn, Draft draft, PastedText pasted, string? customer, CancellationToken cancellationToken)
    {
        if (pasted.Facts is { } facts)
        {
            Take(turn, draft, facts, pasted.Left);
        }

        var before = draft.Guesses.Keys.ToHashSet(StringComparer.Ordinal);
        if (pasted.Mail is { } mail)
        {
            // One that no customer has written is nobody's answer either.
            await TryTakeAsync(turn, draft, mail, cancellationToken);
        }

        if (pasted.Facts is null)
        {
            turn.Answer.Say(draft.Guesses.Keys.Except(before).Any()
                ? Replies.FilledIn(isMail: true, turn.Culture)
                : Replies.NothingFilledIn(turn.Culture));
        }

        if (customer is not null)
        {
            draft.Guess(new Dictionary<string, string> { [Fields.CompanyName] = customer }, GuessSource.Words, turn.Region);
        }
    }

    private static void Take(Turn turn, Draft draft, PastedFacts facts, IReadOnlyList<string> left)
    {
        var fields = Fields.OfCustomer.Concat(Fields.OfAcceptance).Where(facts.Values.ContainsKey).ToList();

        // What somebody says now counts more than what was only guessed before, and of another person nothing stays.
        var isAnother = draft.NamesSomebodyElse(facts.Values) || draft.NamesSomebodyElse(facts.Guessed);
        draft.ForgetGuesses(facts.Guessed.Keys.Concat(isAnother ? Fields.OfSignatory : []));

        draft.Take(fields, facts.Values, turn.Region).TellIn(turn);
        var guessed = Fitting(draft, facts.Guessed, Fields.OfPerson);
        var kept = facts.Guessed.Where(guess =>
            !guessed.ContainsKey(guess.Key) || (!draft.IsEmptyIn([guess.Key])
                && !string.Equals(draft.Inputs[guess.Key], guess.Value, StringComparison.OrdinalIgnoreCase)));
        var stays = left.Concat(kept.Select(guess => guess.Key)).ToList();
        var takes = fields.Count > 0 || facts.Guessed.Keys.Except(stays).Any();
        draft.Guess(guessed, GuessSource.Words, turn.Region);
        draft.TypesCustomer |= !draft.IsEmptyIn(Fields.OfCustomer.Where(f => f != Fields.CompanyName));
        string?[] said =
        [
            takes ? Replies.FilledIn(isMail: false, turn.Culture) : null,
            stays.Count > 0 ? Replies.LeftAsItWas(stays, turn.Culture) : null,
            facts.Unread.Count > 0 ? Replies.LinesUnknown(facts.Unread, turn.Culture) : null,
            turn.Answer.Text,
        ];
        turn.Answer.Say(string.Join(' ', said.OfType<string>()));
    }

    /// <returns>Whether the mail says who the customer's person is.</returns>
    public async Task<bool> TryTakeAsync(Turn turn, Draft draft, ReadMail mail, CancellationToken cancellationToken)
    {
        if (mail.CustomerFor(turn.Caller.Name) is not { } sender)
        {
            return false;
        }

        var facts = MailFacts.Of(sender, turn.Caller.Today);
        if (!draft.NamesSomebodyElse(facts))
        {
            draft.Guess(facts, GuessSource.Mail, turn.Region);
            await customers.ByMailAsync(turn, draft, sender, cancellationToken);
        }

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
        draft.Guess(Fitting(draft, facts, Fields.OfSignatory), GuessSource.Message, turn.Region);
        if (customer.Length > 0 && draft.IsEmptyIn(Fields.OfCustomer))
        {
            await customers.ByWordsAsync(turn, draft, customer, GuessSource.Message, cancellationToken);
        }
    }

    public Task TakeCustomerAsync(Turn turn, Draft draft, string words, CancellationToken cancellationToken) =>
        customers.ByWordsAsync(turn, draft, words, GuessSource.Words, cancellationToken);

    /// <summary>
    /// The facts; without those of the person where they name another than the request does. Who was entered already stays: half of one
    /// person and half of another would be nobody.
    /// </summary>
    private static IReadOnlyDictionary<string, string> Fitting(
        Draft draft, IReadOnlyDictionary<string, string> facts, IReadOnlyList<string> ofPerson) =>
        draft.NamesSomebodyElse(facts)
            ? facts.Where(f => !ofPerson.Contains(f.Key, StringComparer.Ordinal)).ToDictionary(StringComparer.Ordinal)
            : facts;
}
