using AdaptiveCards;
using McaBot.Attestations;
using McaBot.Cards;
using Microsoft.Bot.Builder;

namespace McaBot.Conversations.Dialogs;

public sealed class AcceptanceStep(IStatePropertyAccessor<Draft> drafts, DraftChecks checks)
    : CardStep(StepNames.Acceptance, Verbs.AttestAcceptance, drafts)
{
    protected override Task DrawAsync(Turn turn, Draft draft, CancellationToken cancellationToken)
    {
        turn.Answer.Show(Card(turn, draft, []));
        return Task.CompletedTask;
    }

    protected override Task<string?> OnPressedAsync(Turn turn, Draft draft, CardInput input, CancellationToken cancellationToken)
    {
        draft.Take(Fields.OfAcceptance, input.Values);
        return Task.FromResult(Check(turn, draft));
    }

    protected override Task<string?> OnTextAsync(Turn turn, Draft draft, string text, CancellationToken cancellationToken)
    {
        var typed = TypedForm.Read(text, Fields.OfAcceptance, [Fields.Phone], draft.Inputs, turn.Culture);
        draft.Take(Fields.OfAcceptance, typed.Values);
        return Task.FromResult(typed.IsComplete
            ? Check(turn, draft)
            : typed.AskOn(turn, Card(turn, draft, typed.ErrorsOfTyped(checks.Acceptance(draft, turn.Speaker).Errors))));
    }

    private string? Check(Turn turn, Draft draft)
    {
        var acceptance = checks.Acceptance(draft, turn.Speaker);
        if (acceptance.IsValid)
        {
            return StepNames.Confirm;
        }

        turn.Answer.Show(Card(turn, draft, acceptance.Errors));
        return null;
    }

    private AdaptiveCard Card(Turn turn, Draft draft, IReadOnlyList<FieldError> errors) =>
        AcceptanceCard.For(draft.View(errors), checks.Earliest, turn.Speaker.Today, turn.Culture);
}
