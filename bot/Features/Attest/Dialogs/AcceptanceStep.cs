using AdaptiveCards;
using McaBot.Platform;
using McaBot.Turns;

namespace McaBot.Features.Attest.Dialogs;

internal sealed class AcceptanceStep(Drafts drafts, DraftChecks checks, CustomerNews news, ApproverPolicy approvers)
    : CardStep(DataNames.Steps.Acceptance, Verbs.AttestAcceptance, drafts)
{
    /// <summary>The next card names who will be asked.</summary>
    public override void ReadAhead(Turn turn, CardInput input, CancellationToken cancellationToken) =>
        TurnScope.Ahead(() => approvers.ChooseAsync(turn.Caller.ObjectId, cancellationToken));

    protected override async Task DrawAsync(Turn turn, Draft draft, CancellationToken cancellationToken) =>
        turn.Answer.Show(Card(turn, draft, [], (await news.ReadAsync(draft, cancellationToken)).Prior));

    protected override Task<string?> OnPressedAsync(Turn turn, Draft draft, CardInput input, CancellationToken cancellationToken)
    {
        var said = draft.TakeForm(Fields.OfAcceptance, input.Values, turn.Region);
        return Task.FromResult(Telling(turn, said, Check(turn, draft)));
    }

    protected override Task<string?> OnTextAsync(Turn turn, Draft draft, string text, CancellationToken cancellationToken)
    {
        var missing = checks.Acceptance(draft, turn.Caller).Errors;
        if (GoOn.IsMeant(text, missing))
        {
            draft.TakeForm(Fields.OfAcceptance, draft.Inputs, turn.Region);
            TypedForm.AskFor(turn, missing);
            return Task.FromResult(Check(turn, draft));
        }

        var typed = TypedForm.Read(text, Fields.OfAcceptance, missing, turn.Culture, turn.Region);
        draft.ForgetGuessesOfOther(typed.Values);
        var said = draft.Take(Fields.OfAcceptance, typed.Values, turn.Region);
        var errors = checks.Acceptance(draft, turn.Caller).Errors;
        if (errors.Count > 0 || typed.IsEmpty)
        {
            return Task.FromResult(Telling(turn, said, typed.AskOn(turn, errors, Card(turn, draft, typed.ErrorsOfTyped(errors)))));
        }

        typed.PointOut(turn);
        return Task.FromResult(Telling(turn, said, Check(turn, draft)));
    }

    /// <summary>Where the next card is not the one that shows every fact, a day that may be misread is told at once.</summary>
    private static string? Telling(Turn turn, SaidDay said, string? next)
    {
        if (next is null)
        {
            said.TellIn(turn);
        }

        return next;
    }

    private string? Check(Turn turn, Draft draft)
    {
        var acceptance = checks.Acceptance(draft, turn.Caller);
        if (acceptance.IsValid)
        {
            return DataNames.Steps.Confirm;
        }

        turn.Answer.Show(Card(turn, draft, acceptance.Errors));
        return null;
    }

    private AdaptiveCard Card(Turn turn, Draft draft, IReadOnlyList<FieldError> errors, PriorAcceptance? prior = null) =>
        AcceptanceCard.For(draft.View(errors), checks.Earliest, turn.Caller.Today, turn.Culture, prior);
}
