using McaBot.Outbox;

namespace McaBot.Features.Bulk;

/// <summary>
/// Posts what a bulk request has to tell, each message once: what is about to be posted is claimed before, and what became of it is written
/// down after. It is tried again, and given up, like any other message of the outbox.
/// </summary>
internal sealed partial class BulkPosts(
    BulkStore store, BulkDeadLetters dead, RetryPolicy policy, Instance instance, TimeProvider time, ILogger<BulkPosts> log)
{
    /// <param name="name">Of the message, within the batch.</param>
    /// <param name="isRepeatable">Whether doing it twice does no harm.</param>
    /// <returns>When to come back to it; null once it is done or given up.</returns>
    public async Task<TimeSpan?> DoAsync(
        Guid batch, string name, bool isRepeatable, Func<Task<OutboxResult>> post, CancellationToken cancellationToken)
    {
        var (mine, wait) = await ClaimAsync(batch, name, isRepeatable, cancellationToken);
        if (mine is null)
        {
            return wait;
        }

        var result = await TryAsync(batch, post, cancellationToken);
        var now = time.GetUtcNow();
        var after = result switch
        {
            OutboxResult.Handled done => mine with { Status = PostStatus.Done, Card = done.Card ?? mine.Card, Since = now },
            OutboxResult.RetryLater later => mine with
            {
                Progress = mine.Progress.Retry(now, later.Why, later.IsAmbiguous, later.RetryAfter, policy),
            },
            OutboxResult.GivenUp given => mine with
            {
                Status = PostStatus.DeadLettered,
                Progress = mine.Progress with { Why = given.Why },
                Since = now,
            },
            _ => mine,
        };
        var state = await store.ChangeStateAsync(
            batch, s => s.With(name, BulkPost.After(s.Posts.GetValueOrDefault(name), mine, after)), CancellationToken.None);
        if (after.Status == PostStatus.DeadLettered)
        {
            await dead.NoteAsync(batch, state, CancellationToken.None);
        }

        return after.Status == PostStatus.Due ? after.Progress.Until - now : null;
    }

    private async Task<OutboxResult> TryAsync(Guid batch, Func<Task<OutboxResult>> post, CancellationToken cancellationToken)
    {
        try
        {
            return await post();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var failure = Failure.Of(e);
            Log.Failed(log, e, batch, failure.Code);
            return failure.Result;
        }
    }

    private async Task<(BulkPost? Mine, TimeSpan? Wait)> ClaimAsync(
        Guid batch, string name, bool isRepeatable, CancellationToken cancellationToken)
    {
        BulkPost? mine = null;
        BulkPost? asked = null;
        TimeSpan? wait = null;
        var isGivenUp = false;
        var now = time.GetUtcNow();
        var after = await store.ChangeStateAsync(
            batch,
            state =>
            {
                (mine, wait, isGivenUp) = (null, null, false);
                var post = state.Posts.GetValueOrDefault(name) ?? new BulkPost(Progress.New(now));
                if (post.Status != PostStatus.Due)
                {
                    return state;
                }

                if (post == asked)
                {
                    // Written a moment ago, and the answer was lost.
                    mine = asked;
                    return state;
                }

                if (!post.Progress.MayClaim(now))
                {
                    wait = post.Progress.Until - now;
                    return state;
                }

                isGivenUp = post.Progress.IsSpent(isRepeatable, policy);
                if (isGivenUp)
                {
                    return state.With(
                        name,
                        post with
                        {
                            Status = PostStatus.DeadLettered,
                            Progress = post.Progress with { Why = post.Progress.Why ?? "no-answer" },
                            Since = now,
                        });
                }

                mine = asked = post with { Progress = post.Progress.Claim(instance.Name, now, policy, waits: false) };
                return state.With(name, mine);
            },
            cancellationToken);
        if (isGivenUp)
        {
            await dead.NoteAsync(batch, after, cancellationToken);
        }

        return (mine, wait);
    }

    private static partial class Log
    {
        [LoggerMessage(1481, LogLevel.Warning, "A message about bulk request {Batch} failed: {Code}")]
        public static partial void Failed(ILogger log, Exception e, Guid batch, string code);
    }
}
