namespace Microsoft.Bot.Builder.Dialogs;

public class WaterfallStepContext : DialogContext
{
    private readonly WaterfallDialog waterfall;
    private bool nextCalled;

    internal WaterfallStepContext(WaterfallDialog waterfall, DialogContext dc, object? options, IDictionary<string, object> values, int index, DialogReason reason, object? result)
        : base(dc.Dialogs, dc.Context, new DialogState(dc.Stack))
    {
        this.waterfall = waterfall;
        Parent = dc.Parent;
        Options = options!;
        Values = values;
        Index = index;
        Reason = reason;
        Result = result!;
    }

    /// <summary>What the waterfall was begun with. After a reload it is untyped JSON.</summary>
    public object Options { get; }

    /// <summary>Lives as long as the waterfall. After a reload: string, bool, long, double, or untyped JSON.</summary>
    public IDictionary<string, object> Values { get; }

    public int Index { get; }

    public DialogReason Reason { get; }

    /// <summary>What the step before gave, or the text of the message that moved the waterfall on.</summary>
    public object Result { get; }

    /// <summary>Runs the next step in this turn. At most once a step.</summary>
    public async Task<DialogTurnResult> NextAsync(object? result = null, CancellationToken cancellationToken = default)
    {
        if (nextCalled)
        {
            throw new InvalidOperationException($"The step {Index} of {waterfall.Id} has moved on already.");
        }

        nextCalled = true;
        return await waterfall.ResumeDialogAsync(this, DialogReason.NextCalled, result, cancellationToken);
    }
}
