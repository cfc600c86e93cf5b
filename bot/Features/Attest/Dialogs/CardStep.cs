using McaBot.Turns;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace McaBot.Features.Attest.Dialogs;

/// <summary>
/// A step that shows a card and waits for its button, or for the same in typed words, and then gives way to the next one. A button of
/// another step's card, still on the screen, leads to that step.
/// </summary>
internal abstract class CardStep(string step, string verb, Drafts drafts) : Dialog(step)
{
    /// <summary>Named as the next step where the dialog is over.</summary>
    protected const string Finished = "finished";

    private static readonly Dictionary<string, string> StepOfVerb = new(StringComparer.Ordinal)
    {
        [Verbs.AttestScenario] = DataNames.Steps.Scenario,
        [Verbs.AttestCustomer] = DataNames.Steps.Customer,
        [Verbs.AttestAcceptance] = DataNames.Steps.Acceptance,
        [Verbs.AttestConfirm] = DataNames.Steps.Confirm,
    };

    protected Drafts Drafts { get; } = drafts;

    /// <summary>Whether it is this step's own button.</summary>
    public bool Owns(CardInput input) => string.Equals(input.Verb, verb, StringComparison.Ordinal);

    /// <summary>Begins to read what it, or the next step, will need for what was pressed.</summary>
    public virtual void ReadAhead(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
    }

    public sealed override async Task<DialogTurnResult> BeginDialogAsync(
        DialogContext dc, object? options = null, CancellationToken cancellationToken = default)
    {
        var (turn, draft) = await TurnAsync(dc, cancellationToken);
        if (turn.Input is { } input && !turn.IsInputTaken && Owns(input))
        {
            return await TakeAsync(dc, turn, draft, input, cancellationToken);
        }

        if (options is HeardText)
        {
            return await FollowAsync(dc, turn, draft, await OnTextAsync(turn, draft, turn.Text, cancellationToken), cancellationToken);
        }

        await DrawAsync(turn, draft, cancellationToken);
        return EndOfTurn;
    }

    public sealed override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        var (turn, draft) = await TurnAsync(dc, cancellationToken);
        if (turn.Input is not { } input)
        {
            return StepInPlace(turn, draft, turn.Text) is { } other
                ? await dc.ReplaceDialogAsync(other, new HeardText(), cancellationToken)
                : await FollowAsync(dc, turn, draft, await OnTextAsync(turn, draft, turn.Text, cancellationToken), cancellationToken);
        }

        if (string.Equals(input.Verb, Verbs.AttestBack, StringComparison.Ordinal))
        {
            turn.IsInputTaken = true;
            return await dc.ReplaceDialogAsync(TargetOfBack(input), null, cancellationToken);
        }

        var owner = StepOfVerb.GetValueOrDefault(input.Verb);
        return owner is null || string.Equals(owner, Id, StringComparison.Ordinal)
            ? await TakeAsync(dc, turn, draft, input, cancellationToken)
            : await dc.ReplaceDialogAsync(owner, null, cancellationToken);
    }

    public sealed override async Task RepromptDialogAsync(
        ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default)
    {
        var draft = await Drafts.GetAsync(turnContext, cancellationToken) ?? new Draft();
        await DrawAsync(turnContext.TurnState.Get<Turn>()!, draft, cancellationToken);
    }

    /// <returns>The step whose form this one shows at the moment, and whose answer the text is; null where it is this one's.</returns>
    protected virtual string? StepInPlace(Turn turn, Draft draft, string text) => null;

    /// <summary>Puts the step's card into the answer.</summary>
    protected abstract Task DrawAsync(Turn turn, Draft draft, CancellationToken cancellationToken);

    /// <returns>The step to go to, or <see cref="Finished"/>; null when this step has answered and waits on.</returns>
    protected abstract Task<string?> OnPressedAsync(Turn turn, Draft draft, CardInput input, CancellationToken cancellationToken);

    /// <inheritdoc cref="OnPressedAsync"/>
    protected abstract Task<string?> OnTextAsync(Turn turn, Draft draft, string text, CancellationToken cancellationToken);

    private async Task<DialogTurnResult> TakeAsync(
        DialogContext dc, Turn turn, Draft draft, CardInput input, CancellationToken cancellationToken)
    {
        turn.IsInputTaken = true;
        return await FollowAsync(dc, turn, draft, await OnPressedAsync(turn, draft, input, cancellationToken), cancellationToken);
    }

    private async Task<DialogTurnResult> FollowAsync(
        DialogContext dc, Turn turn, Draft draft, string? next, CancellationToken cancellationToken)
    {
        if (next is null && turn.Answer.IsEmpty)
        {
            await DrawAsync(turn, draft, cancellationToken);
        }

        return next switch
        {
            null => EndOfTurn,
            Finished => await dc.EndDialogAsync(null, cancellationToken),
            _ => await dc.ReplaceDialogAsync(next, null, cancellationToken),
        };
    }

    private async Task<(Turn Turn, Draft Draft)> TurnAsync(DialogContext dc, CancellationToken cancellationToken) =>
        (dc.Context.TurnState.Get<Turn>()!, await Drafts.GetAsync(dc.Context, cancellationToken) ?? new Draft());

    /// <summary>Given to a step that begins with an answer to its form.</summary>
    private sealed record HeardText;

    private string TargetOfBack(CardInput input) =>
        input[DataNames.To] is { } to && DataNames.Steps.InOrder.Contains(to, StringComparer.Ordinal) ? to : AttestDialog.Before(Id);
}
