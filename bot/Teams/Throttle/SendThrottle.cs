using System.Net;
using McaBot.Outbox;
using Microsoft.Bot.Schema;

namespace McaBot.Teams.Throttle;

/// <summary>
/// Keeps to what Teams allows: for one conversation 7 sends per second, 8 per 2 s, 60 per 30 s and 1800 per hour, for the app in one tenant
/// 30 requests per second. Sends to one conversation, a channel with all its threads, go one after the other in the order they came; one
/// conversation's queue delays no other. Where all together are too many, whoever waits longest goes first.
/// </summary>
/// <remarks>
/// Each process keeps the limits for itself. Where several together go beyond them the channel says so with 429, and each that is told
/// waits: the send keeps its place, and what is behind it stays behind it.
/// </remarks>
internal sealed class SendThrottle(TimeProvider time)
{
    private const int MaxTries = 4;

    /// <summary>Whoever is asked to wait longer is told so: there may be something else to do meanwhile.</summary>
    private static readonly TimeSpan LongestPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenCleanings = TimeSpan.FromMinutes(5);

    // One below what Teams allows (7, 8, 60 and 1800): what a turn sends goes at once and counts afterwards.
    private static readonly SendLimit[] OfConversation =
    [
        new(6, TimeSpan.FromSeconds(1)),
        new(7, TimeSpan.FromSeconds(2)),
        new(59, TimeSpan.FromSeconds(30)),
        new(1799, TimeSpan.FromHours(1)),
    ];

    private readonly Lock gate = new();
    private readonly Dictionary<string, ThrottleLane> lanes = new(StringComparer.Ordinal);

    // Well below 30: what turns send comes on top, and several calls may be on their way at once.
    private readonly ThrottleLane app = new(time, new SendLimit(25, TimeSpan.FromSeconds(1)));

    // However much turns send, so much is left for what decisions wait for.
    private readonly ThrottleLane least = new(time, new SendLimit(5, TimeSpan.FromSeconds(1)));

    private long cleaned = time.GetTimestamp();

    /// <summary>Conversations it remembers: those with something to send, or sent to in the last hour.</summary>
    internal int Conversations
    {
        get
        {
            lock (gate)
            {
                return lanes.Count;
            }
        }
    }

    /// <summary>
    /// Sends when its turn has come. Where the channel asks for a little patience, and so surely did nothing, it is tried a few times more
    /// before that is the answer.
    /// </summary>
    /// <param name="conversation">Its id, of a thread or of the whole channel.</param>
    public async Task<T> RunAsync<T>(string conversation, Func<CancellationToken, Task<T>> send, CancellationToken cancellationToken)
    {
        var lane = await EnterAsync(() => LaneOf(conversation), cancellationToken);
        try
        {
            for (var tries = 1; ; tries++)
            {
                var sending = await BeginAsync(lane, () => send(cancellationToken), cancellationToken);
                try
                {
                    return await sending;
                }
                catch (Exception e) when (PatienceAfter(e, tries) is { } patience)
                {
                    PauseLane(lane, patience);
                    if (tries == MaxTries || patience > LongestPatience)
                    {
                        throw;
                    }
                }
                finally
                {
                    NoteIn(lane);
                }
            }
        }
        finally
        {
            Leave(lane);
        }
    }

    /// <summary>Waits for the app's own limit alone: for a request that posts to no conversation.</summary>
    public Task EnterAsync(CancellationToken cancellationToken) => BeginAsync(null, () => Task.CompletedTask, cancellationToken);

    /// <summary>Something was sent past the queue: it counts all the same.</summary>
    public void Note(string conversation)
    {
        lock (gate)
        {
            LaneOf(conversation).Note();
            app.Note();
        }
    }

    /// <summary>Nothing more goes to the conversation for so long.</summary>
    public void Pause(string conversation, TimeSpan length)
    {
        lock (gate)
        {
            LaneOf(conversation).Pause(length);
        }
    }

    /// <summary>How long the channel asks to wait, where it refused for being asked too fast; it did nothing then.</summary>
    /// <param name="tries">So many were refused.</param>
    public static TimeSpan? PatienceAfter(Exception e, int tries)
    {
        if (e is not ErrorResponseException { Response.StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed })
        {
            return null;
        }

        // Several processes that were told the same should not come back at the same moment.
        var jitter = TimeSpan.FromMilliseconds(Random.Shared.Next(250));
        return (Failure.Of(e).RetryAfter ?? TimeSpan.FromSeconds(1 << Math.Min(tries, 4))) + jitter;
    }

    private async Task<ThrottleLane> EnterAsync(Func<ThrottleLane> find, CancellationToken cancellationToken)
    {
        ThrottleLane lane;
        TaskCompletionSource? turn;
        lock (gate)
        {
            lane = find();
            turn = lane.Enter();
        }

        if (turn is not null)
        {
            await using var givingUp = cancellationToken.Register(() => turn.TrySetCanceled(cancellationToken));
            await turn.Task;
        }

        return lane;
    }

    private void Leave(ThrottleLane lane)
    {
        TaskCompletionSource? next;
        do
        {
            lock (gate)
            {
                next = lane.Leave();
            }
        }
        while (next?.TrySetResult() == false);
    }

    /// <summary>
    /// Waits for the conversation's limits, and then for the app's in one queue with all others: without it whoever comes at the moment in
    /// which there is room goes before those who have waited for it.
    /// </summary>
    /// <returns>What has begun, before the next in the queue does.</returns>
    private async Task<TSending> BeginAsync<TSending>(ThrottleLane? lane, Func<TSending> send, CancellationToken cancellationToken)
        where TSending : Task
    {
        while (true)
        {
            while (lane is not null && WaitOf(lane) is { } pause)
            {
                await Task.Delay(pause, time, cancellationToken);
            }

            await EnterAsync(() => app, cancellationToken);
            try
            {
                while (WaitOf(app) is { } all && WaitOf(least) is { } own)
                {
                    var wait = all < own ? all : own;
                    await Task.Delay(wait, time, cancellationToken);
                }

                if (TryCount(lane))
                {
                    return send();
                }
            }
            finally
            {
                Leave(app);
            }
        }
    }

    /// <returns>How long to wait before asking again; null when one more may go now.</returns>
    private TimeSpan? WaitOf(ThrottleLane lane)
    {
        lock (gate)
        {
            // Timers know no parts of milliseconds.
            return lane.Wait is var wait && wait > TimeSpan.Zero ? TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)) : null;
        }
    }

    /// <summary>
    /// It counts for the app from now on, and for the conversation once it is over: it reached the channel at some moment in between, and
    /// the next comes after that.
    /// </summary>
    /// <returns>False where there is no longer room: a turn sent something meanwhile.</returns>
    private bool TryCount(ThrottleLane? lane)
    {
        lock (gate)
        {
            if ((app.Wait > TimeSpan.Zero && least.Wait > TimeSpan.Zero) || lane?.Wait > TimeSpan.Zero)
            {
                return false;
            }

            app.Note();
            least.Note();
            return true;
        }
    }

    private void NoteIn(ThrottleLane lane)
    {
        lock (gate)
        {
            lane.Note();
        }
    }

    private void PauseLane(ThrottleLane lane, TimeSpan length)
    {
        lock (gate)
        {
            lane.Pause(length);
        }
    }

    private ThrottleLane LaneOf(string conversation)
    {
        Clean();
        var id = BareOf(conversation);
        if (!lanes.TryGetValue(id, out var lane))
        {
            lanes[id] = lane = new ThrottleLane(time, OfConversation);
        }

        return lane;
    }

    private void Clean()
    {
        if (time.GetElapsedTime(cleaned) < BetweenCleanings)
        {
            return;
        }

        cleaned = time.GetTimestamp();
        foreach (var (id, lane) in lanes)
        {
            if (lane.IsIdle)
            {
                lanes.Remove(id);
            }
        }
    }

    /// <summary>A thread's id is its channel's with the first message's behind it.</summary>
    private static string BareOf(string conversation) =>
        conversation.IndexOf(';', StringComparison.Ordinal) is > 0 and var end ? conversation[..end] : conversation;
}
