using System.Collections.Concurrent;
using McaBot.Platform;
using McaBot.Storage;
using Microsoft.Bot.Schema;

namespace McaBot.Turns.Inbound;

/// <summary>
/// Answers every activity once: Teams sends again what it takes for unanswered. A repeat at this process gets the first one's answer; at
/// another, storage tells that it is one. What a process began that died is answered by whoever gets it next.
/// </summary>
internal sealed partial class Deliveries(DeliveryMarks marks, TimeProvider time, ILogger<Deliveries> log)
{
    private const int MaxRemembered = 512;

    /// <summary>Storage that is slow or gone holds up nobody longer than this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>A turn works, then its answer is brought.</summary>
    private static readonly TimeSpan Bringing = TimeSpan.FromSeconds(8);

    private readonly ConcurrentDictionary<string, Task<object?>> here = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> remembered = new();
    private readonly PendingTasks ending = new();

    /// <typeparam name="T">What activities of this name are answered with.</typeparam>
    /// <param name="activity">Null for one that may come as often as it likes.</param>
    /// <param name="longest">How long the turn may work.</param>
    /// <param name="answer">
    /// Ends early, having changed nothing, where the delivery proves to be a repeat. Gives null where messages were the answer.
    /// </param>
    /// <param name="again">What is answered to a repeat of what another process has done.</param>
    public async Task<T?> OnceAsync<T>(
        Activity? activity,
        TimeSpan longest,
        Func<Delivery, Task<T?>> answer,
        Func<Task<T?>>? again,
        CancellationToken cancellationToken)
        where T : class
    {
        if (activity is null || NameOf(activity) is not { } name)
        {
            return await answer(Delivery.Unmarked);
        }

        var mine = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = here.GetOrAdd(name, mine.Task);
        if (first != mine.Task)
        {
            return (T?)await first.WaitAsync(cancellationToken);
        }

        Remember(name);
        var delivery = new Delivery { Name = name };
        try
        {
            var answered = await answer(delivery);
            if (delivery.IsRepeat && await marks.TakeOverAsync(name, delivery.By, longest + Bringing, cancellationToken))
            {
                Log.TakenOver(log);
                delivery = new Delivery { Name = name, IsMarked = true };
                answered = await answer(delivery);
            }
            else if (delivery.IsRepeat)
            {
                Log.Repeated(log);
                answered = again is null ? null : await again();
            }

            if (delivery is { IsMarked: true, IsRepeat: false })
            {
                End(name);
            }

            mine.SetResult(answered);
            return answered;
        }
        catch (Exception e)
        {
            if (delivery is { IsMarked: true, IsRepeat: false })
            {
                // It may come again, and is answered then.
                await QuietlyAsync(token => marks.ForgetAsync(name, token));
            }

            // Whoever waits here fails as this one does.
            here.TryRemove(name, out _);
            mine.SetException(e);
            _ = mine.Task.Exception;
            throw;
        }
    }

    /// <summary>
    /// To be begun beside what a turn reads, and awaited before it changes anything: tells then whether it is a repeat. Where storage does
    /// not tell in time, the turn goes on as if there were no repeats.
    /// </summary>
    /// <returns>Whether it is the first.</returns>
    public async Task<bool> BeginAsync(Delivery coming, CancellationToken cancellationToken)
    {
        if (coming is { Name: null } or { IsMarked: true })
        {
            return true;
        }

        coming.IsMarked = true;
        using var deadline = new Deadline(Patience, time, cancellationToken);
        try
        {
            coming.IsRepeat = !await marks.TryBeginAsync(coming.Name, coming.By, deadline.Token);
        }
        catch (Exception e) when (
            e is StoreUnavailableException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            Log.NotMarked(log, e);
        }

        return !coming.IsRepeat;
    }

    /// <summary>Completes when storage has heard of all that was answered.</summary>
    public Task SettledAsync() => ending.SettledAsync();

    /// <summary>Nobody waits for it: a repeat that comes sooner waits itself.</summary>
    private void End(string name) => ending.Add(QuietlyAsync(token => marks.EndAsync(name, token)));

    private async Task QuietlyAsync(Func<CancellationToken, Task> call)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        try
        {
            await call(limit.Token);
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
        {
            Log.NotMarked(log, e);
        }
    }

    /// <summary>An id is one conversation's, and the same kinds of activity have been seen to share one.</summary>
    private string? NameOf(Activity activity)
    {
        if (string.IsNullOrEmpty(activity.Id))
        {
            return null;
        }

        string?[] parts =
        [
            activity.ChannelId, activity.Conversation?.Id, activity.Id, activity.Type, activity.Name, activity.From?.Id, activity.ReplyToId,
            activity.Text, Convert.ToString(activity.Value, CultureInfo.InvariantCulture),
        ];
        return marks.NameOf(activity.Timestamp, string.Join('\n', parts));
    }

    private void Remember(string name)
    {
        remembered.Enqueue(name);
        while (remembered.Count > MaxRemembered && remembered.TryDequeue(out var oldest))
        {
            here.TryRemove(oldest, out _);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1008, LogLevel.Information, "An activity that another process has answered came again")]
        public static partial void Repeated(ILogger log);

        [LoggerMessage(1009, LogLevel.Warning, "An activity that a process began and did not finish came again, and is answered now")]
        public static partial void TakenOver(ILogger log);

        [LoggerMessage(1010, LogLevel.Warning, "Whether an activity came before could not be kept: storage did not answer in time")]
        public static partial void NotMarked(ILogger log, Exception e);
    }
}
