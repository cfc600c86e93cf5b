using System.Globalization;
using System.Text.Json;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Steps run one after the other, each with the result of the one before. Only a message moves a waiting waterfall on.</summary>
public class WaterfallDialog : Dialog
{
    private const string Options = "options";
    private const string Values = "values";
    private const string InstanceId = "instanceId";
    private const string StepIndex = "stepIndex";

    private readonly List<WaterfallStep> steps;

    public WaterfallDialog(string? dialogId, IEnumerable<WaterfallStep>? actions = null)
        : base(dialogId) => steps = [.. actions ?? []];

    public WaterfallDialog AddStep(WaterfallStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        steps.Add(step);
        return this;
    }

    public override string GetVersion() => $"{Id}:{steps.Count.ToString(CultureInfo.InvariantCulture)}";

    public override Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        var state = dc.ActiveDialog!.State;
        state[Options] = options!;
        state[Values] = new Dictionary<string, object>(StringComparer.Ordinal);
        state[InstanceId] = Guid.NewGuid().ToString();
        return RunStepAsync(dc, 0, DialogReason.BeginCalled, null, cancellationToken);
    }

    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        return dc.Context.Activity.Type == ActivityTypes.Message
            ? await ResumeDialogAsync(dc, DialogReason.ContinueCalled, dc.Context.Activity.Text, cancellationToken)
            : EndOfTurn;
    }

    public override Task<DialogTurnResult> ResumeDialogAsync(DialogContext dc, DialogReason reason, object? result = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        return RunStepAsync(dc, IndexIn(dc.ActiveDialog!.State) + 1, reason, result, cancellationToken);
    }

    protected virtual Task<DialogTurnResult> OnStepAsync(WaterfallStepContext stepContext, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stepContext);
        return steps[stepContext.Index](stepContext, cancellationToken);
    }

    protected async Task<DialogTurnResult> RunStepAsync(DialogContext dc, int index, DialogReason reason, object? result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dc);
        if (index >= steps.Count)
        {
            return await dc.EndDialogAsync(result, cancellationToken);
        }

        var state = dc.ActiveDialog!.State;
        state[StepIndex] = index;
        var context = new WaterfallStepContext(this, dc, state.TryGetValue(Options, out var options) ? options : null, ValuesIn(state), index, reason, result);
        return await OnStepAsync(context, cancellationToken);
    }

    private static int IndexIn(IDictionary<string, object> state) =>
        state.TryGetValue(StepIndex, out var index) ? Convert.ToInt32(index, CultureInfo.InvariantCulture) : -1;

    private static IDictionary<string, object> ValuesIn(IDictionary<string, object> state)
    {
        var values = state.TryGetValue(Values, out var stored) ? stored : null;
        if (values is not IDictionary<string, object> dictionary)
        {
            dictionary = values is JsonElement { ValueKind: JsonValueKind.Object } json ? StateJson.ToDictionary(json) : new Dictionary<string, object>(StringComparer.Ordinal);
            state[Values] = dictionary;
        }

        return dictionary;
    }
}
