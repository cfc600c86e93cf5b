using System.Collections.Concurrent;

namespace McaBot.Platform;

/// <summary>
/// What one turn asks of others. It asks nothing twice, and changes nothing before it is known that the turn is no repeat. Found by
/// whatever the turn calls; work that outlives the turn is begun by <see cref="Outside"/>.
/// </summary>
internal sealed class TurnScope : IDisposable
{
    private static readonly AsyncLocal<TurnScope?> Present = new();
    private readonly ConcurrentDictionary<object, Task> answers = new();
    private readonly Task<bool> first;
    private readonly CancellationToken turnEnds;
    private volatile bool isOver;

    private TurnScope(Task<bool> first, CancellationToken turnEnds)
    {
        this.first = first;
        this.turnEnds = turnEnds;
    }

    private static TurnScope? Current => Present.Value is { isOver: false } scope ? scope : null;

    /// <summary>To be called by the method that runs the turn, so that all it calls finds it.</summary>
    /// <param name="first">Tells whether the turn is the first for its activity.</param>
    /// <param name="turnEnds">Cancelled when the turn has taken too long.</param>
    public static TurnScope Begin(Task<bool> first, CancellationToken turnEnds) => Present.Value = new TurnScope(first, turnEnds);

    /// <summary>Completes when the turn may change something.</summary>
    /// <exception cref="RepeatedTurnException">It may not: another one answers the same activity, or has done so.</exception>
    public static async Task MayChangeAsync(CancellationToken cancellationToken)
    {
        if (Current is { } scope && !await scope.first.WaitAsync(cancellationToken))
        {
            throw new RepeatedTurnException();
        }
    }

    /// <summary>Asks, or gives what the turn was answered before. Outside a turn it always asks.</summary>
    /// <param name="question">The same for the same question.</param>
    public static async Task<T> OnceAsync<T>(
        object question, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        if (Current is not { } scope)
        {
            return await ask(cancellationToken);
        }

        var mine = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = scope.answers.GetOrAdd(question, mine.Task);
        if (asked == mine.Task)
        {
            _ = scope.AskAsync(question, ask, mine);
        }

        return await ((Task<T>)asked).WaitAsync(cancellationToken);
    }

    /// <summary>The answer is known without asking, from another one or from what was just written.</summary>
    public static void Know<T>(object question, T answer) => Current?.answers[question] = Task.FromResult(answer);

    /// <returns>What was answered before, or is being answered; null where nobody has asked.</returns>
    public static Task<T>? Recall<T>(object question) =>
        Current is { } scope && scope.answers.TryGetValue(question, out var asked) ? (Task<T>)asked : null;

    /// <summary>It may be answered otherwise by now.</summary>
    public static void Forget(object question) => Current?.answers.TryRemove(question, out _);

    /// <summary>Everything may be answered otherwise by now.</summary>
    public static void ForgetAll() => Current?.answers.Clear();

    /// <summary>
    /// Begins to ask what is sure, or likely, to be needed later in the turn. How it ends is told to whoever asks for it then.
    /// </summary>
    public static void Ahead(Func<Task> ask)
    {
        if (Current is null)
        {
            return;
        }

        // Nobody may ever ask for what fails here.
        _ = BeginAsync().ContinueWith(
            failed => failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

        async Task BeginAsync() => await ask();
    }

    /// <summary>Begins work that has nothing to do with the turn any more.</summary>
    public static void Outside(Action begin)
    {
        var here = Present.Value;
        Present.Value = null;
        begin();
        Present.Value = here;
    }

    public void Dispose() => isOver = true;

    private async Task AskAsync<T>(object question, Func<CancellationToken, Task<T>> ask, TaskCompletionSource<T> answer)
    {
        try
        {
            answer.SetResult(await ask(turnEnds));
        }
        catch (OperationCanceledException e)
        {
            answers.TryRemove(question, out _);
            answer.SetCanceled(e.CancellationToken);
        }
        catch (Exception e)
        {
            // A failure is nobody's answer: whoever asks later tries for themselves.
            answers.TryRemove(question, out _);
            answer.SetException(e);
            _ = answer.Task.Exception;
        }
    }
}
