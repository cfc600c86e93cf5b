using Microsoft.Bot.Builder.Dialogs;

namespace McaBot.Conversations.Dialogs;

/// <summary>Scenario, customer, acceptance, confirmation: one card that moves on. A step ends by naming the step to go to, forward or back.</summary>
public sealed class AttestDialog : ComponentDialog
{
    public const string DialogName = "attest";
    private const string Waterfall = "attest.waterfall";

    private readonly string[] order;

    public AttestDialog(ScenarioStep scenario, CustomerStep customer, AcceptanceStep acceptance, ConfirmStep confirm)
        : base(DialogName)
    {
        CardStep[] steps = [scenario, customer, acceptance, confirm];
        order = [.. steps.Select(s => s.Id)];
        AddDialog(new WaterfallDialog(Waterfall, [.. order.Select(Step), EndAsync]));
        foreach (var step in steps)
        {
            AddDialog(step);
        }

        InitialDialogId = Waterfall;
    }

    private WaterfallStep Step(string step, int index) => (context, cancellationToken) =>
    {
        var target = Target(context) ?? step;
        return Array.IndexOf(order, target) switch
        {
            < 0 => context.EndDialogAsync(null, cancellationToken),
            var i when i == index => context.BeginDialogAsync(step, null, cancellationToken),
            var i when i > index => context.NextAsync(target, cancellationToken),
            _ => context.ReplaceDialogAsync(Waterfall, target, cancellationToken),
        };
    };

    /// <summary>Past the last step: the request is on record, unless that step sent the person back.</summary>
    private Task<DialogTurnResult> EndAsync(WaterfallStepContext context, CancellationToken cancellationToken) =>
        Target(context) is { } target && order.Contains(target, StringComparer.Ordinal)
            ? context.ReplaceDialogAsync(Waterfall, target, cancellationToken)
            : context.EndDialogAsync(null, cancellationToken);

    /// <summary>The step a finished step named; at the first step, the one the waterfall was begun for.</summary>
    private static string? Target(WaterfallStepContext context) =>
        context.Result as string ?? (context.Index == 0 ? context.Options as string : null);
}
