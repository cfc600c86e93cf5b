using McaBot.Turns;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace McaBot.Features.Attest.Dialogs;

/// <summary>
/// Scenario, customer, acceptance, confirmation: one card that moves on. Each step is a dialog; going on or back replaces one by another.
/// </summary>
internal sealed class AttestDialog(
    ConversationState conversations, DraftChecks checks, ScenarioStep scenario, CustomerStep customer, AcceptanceStep acceptance,
    ConfirmStep confirm)
{
    /// <summary>A component that held the steps: the draft tells at which of today's it goes on.</summary>
    private const string OfEarlierReleases = "attest";

    private readonly CardStep[] all = [scenario, customer, acceptance, confirm];

    private readonly DialogSet steps = new DialogSet(conversations.CreateProperty<DialogState>(StoredState.DialogName))
        .Add(scenario).Add(customer).Add(acceptance).Add(confirm);

    /// <param name="turn">Known to the steps from here on.</param>
    /// <param name="draft">What is being filled in: where the state names no step of today's, the dialog goes on at the step this calls
    /// for.</param>
    /// <param name="cancellationToken">Ends the reading of the state.</param>
    public async Task<DialogContext> ContextAsync(Turn turn, Draft? draft, CancellationToken cancellationToken)
    {
        turn.Context.TurnState.Set(turn);
        var context = await steps.CreateContextAsync(turn.Context, cancellationToken);
        if (draft is not null && (context.ActiveDialog is not { } active || context.FindDialog(active.Id) is null))
        {
            context.Stack.Clear();
            context.Stack.Add(new DialogInstance { Id = StepFor(draft, turn) });
        }

        return context;
    }

    /// <summary>Begins to read what the step will need whose button was pressed.</summary>
    public void ReadAhead(Turn turn, CardInput input, CancellationToken cancellationToken) =>
        all.FirstOrDefault(s => s.Owns(input))?.ReadAhead(turn, input, cancellationToken);

    /// <summary>Whether the state names a step that none of this version's is: one of a newer version waits for what is typed.</summary>
    /// <returns>Its name; null where the step is known, or none waits.</returns>
    public async Task<string?> NewerStepAsync(Turn turn, CancellationToken cancellationToken)
    {
        var context = await steps.CreateContextAsync(turn.Context, cancellationToken);
        return context.ActiveDialog is { } active && active.Id != OfEarlierReleases && context.FindDialog(active.Id) is null
            ? active.Id
            : null;
    }

    /// <summary>The step before; the first one for the first.</summary>
    public static string Before(string step)
    {
        var place = DataNames.Steps.InOrder.ToList().IndexOf(step);
        return DataNames.Steps.InOrder[Math.Max(0, place - 1)];
    }

    private string StepFor(Draft draft, Turn turn) =>
        draft.Scenario is null ? DataNames.Steps.Scenario
        : !checks.Customer(draft).IsValid ? DataNames.Steps.Customer
        : !checks.Acceptance(draft, turn.Caller).IsValid ? DataNames.Steps.Acceptance
        : DataNames.Steps.Confirm;
}
