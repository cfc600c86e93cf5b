using System.Globalization;
using System.Text.Json;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Asks until it gets an answer that is understood and accepted, and ends with it.</summary>
public abstract class Prompt<T>(string dialogId, PromptValidator<T>? validator = null) : Dialog(dialogId)
{
    internal const string AttemptCountKey = "AttemptCount";

    private const string PersistedOptions = "options";
    private const string PersistedState = "state";

    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        if (options is not PromptOptions prompt)
        {
            throw new ArgumentException("A prompt begins with PromptOptions.", nameof(options));
        }

        prompt.Prompt?.InputHint ??= InputHints.ExpectingInput;
        prompt.RetryPrompt?.InputHint ??= InputHints.ExpectingInput;
        var state = dc.ActiveDialog!.State;
        state[PersistedOptions] = prompt;
        var own = new Dictionary<string, object>(StringComparer.Ordinal) { [AttemptCountKey] = 0 };
        state[PersistedState] = own;
        await OnPromptAsync(dc.Context, own, prompt, false, cancellationToken);
        return EndOfTurn;
    }

    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        if (dc.Context.Activity.Type != ActivityTypes.Message)
        {
            return EndOfTurn;
        }

        var (state, options) = Persisted(dc.ActiveDialog!);
        var recognized = await OnRecognizeAsync(dc.Context, state, options, cancellationToken);
        state[AttemptCountKey] = Convert.ToInt32(state.TryGetValue(AttemptCountKey, out var count) ? count : 0, CultureInfo.InvariantCulture) + 1;
        var accepted = validator is null
            ? recognized.Succeeded
            : await validator(new PromptValidatorContext<T>(dc.Context, recognized, state, options), cancellationToken);
        if (accepted)
        {
            return await dc.EndDialogAsync(recognized.Value, cancellationToken);
        }

        if (!dc.Context.Responded)
        {
            await OnPromptAsync(dc.Context, state, options, true, cancellationToken);
        }

        return EndOfTurn;
    }

    /// <summary>A dialog begun on top has ended: ask again, as the question is out of sight.</summary>
    public override async Task<DialogTurnResult> ResumeDialogAsync(DialogContext dc, DialogReason reason, object? result = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        await RepromptDialogAsync(dc.Context, dc.ActiveDialog!, cancellationToken);
        return EndOfTurn;
    }

    public override async Task RepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var (state, options) = Persisted(instance);
        await OnPromptAsync(turnContext, state, options, false, cancellationToken);
    }

    protected abstract Task OnPromptAsync(ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, bool isRetry, CancellationToken cancellationToken = default);

    protected abstract Task<PromptRecognizerResult<T>> OnRecognizeAsync(ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, CancellationToken cancellationToken = default);

    private static (IDictionary<string, object> State, PromptOptions Options) Persisted(DialogInstance instance)
    {
        var options = instance.State.TryGetValue(PersistedOptions, out var stored) && StateJson.TryRead<PromptOptions>(stored, out var read) ? read : new PromptOptions();
        var state = instance.State.TryGetValue(PersistedState, out var own) ? own : null;
        var dictionary = state as IDictionary<string, object>
            ?? (state is JsonElement { ValueKind: JsonValueKind.Object } json ? StateJson.ToDictionary(json) : new Dictionary<string, object>(StringComparer.Ordinal));
        instance.State[PersistedState] = dictionary;
        return (dictionary, options);
    }
}
