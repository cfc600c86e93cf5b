using McaBot.Attestations;
using McaBot.Notifications;

namespace McaBot.Bulk;

/// <summary>
/// Posts what a bulk request has to tell, each message once: what is about to be posted is written down before, and what became of it after. A try
/// of which that is not known is repeated as seldom as an effect's, and not before its claim has lapsed.
/// </summary>
internal sealed partial class BatchPosts(Batches batches, ParkedPosts parked, EffectPolicy policy, TimeProvider time, ILogger<BatchPosts> log)
{
    /// <param name="name">Of the message, within the batch.</param>
    /// <param name="isRepeatable">Whether doing it twice does no harm.</param>
    /// <param name="post">Answers what was posted, where it is to settle later.</param>
    /// <returns>When to come back to it; null once it is done or given up.</returns>
    public async Task<TimeSpan?> DoAsync(Guid batch, string name, bool isRepeatable, Func<Task<Copy?>> post, CancellationToken cancellationToken)
    {
        var (mine, wait) = await ClaimAsync(batch, name, isRepeatable, cancellationToken);
        if (mine is null)
        {
            return wait;
        }

        BatchPost after;
        try
        {
            after = mine with { Status = PostStatus.Done, Due = null, Copy = await post() ?? mine.Copy, Why = null, Since = time.GetUtcNow() };
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var failure = Failure.Of(e);
            Log.Failed(log, e, batch, failure.Code);
            after = failure.IsFinal
                ? mine with { Status = PostStatus.Parked, Due = null, Why = failure.Code, Since = time.GetUtcNow() }
                : mine with
                {
                    Status = PostStatus.Due,
                    Due = time.GetUtcNow() + EffectPolicy.DelayAfter(mine.Tries, failure.RetryAfter),
                    Unsure = mine.Unsure + (failure.IsUnsure && !isRepeatable ? 1 : 0),
                    Why = failure.Code,
                };
        }

        if (after.Status == PostStatus.Parked)
        {
            await parked.NoteAsync(batch, CancellationToken.None);
        }

        await batches.ChangeStateAsync(batch, s => s.With(name, BatchPost.After(s.Posts.GetValueOrDefault(name), mine, after)), CancellationToken.None);
        return after.Due is { } due && after.Status == PostStatus.Due ? due - time.GetUtcNow() : null;
    }

    private async Task<(BatchPost? Mine, TimeSpan? Wait)> ClaimAsync(Guid batch, string name, bool isRepeatable, CancellationToken cancellationToken)
    {
        BatchPost? mine = null;
        TimeSpan? wait = null;
        var isGivenUp = false;
        var now = time.GetUtcNow();
        await batches.ChangeStateAsync(
            batch,
            state =>
            {
                (mine, wait, isGivenUp) = (null, null, false);
                var post = state.Posts.GetValueOrDefault(name) ?? new BatchPost(PostStatus.Due);
                if (post.Status is PostStatus.Done or PostStatus.Parked)
                {
                    return state;
                }

                if (post.Due > now)
                {
                    wait = post.Due - now;
                    return state;
                }

                // Claimed and nothing after: its process died, or fell silent. Whether it had its effect is not known.
                var unsure = post.Unsure + (post.Status == PostStatus.Claimed && !isRepeatable ? 1 : 0);
                if (unsure >= policy.MostUnsure || post.Tries >= policy.MostClaims)
                {
                    isGivenUp = true;
                    return state.With(name, post with { Status = PostStatus.Parked, Due = null, Unsure = unsure, Why = post.Why ?? "no-answer", Since = now });
                }

                mine = post with { Status = PostStatus.Claimed, Tries = post.Tries + 1, Unsure = unsure, Due = now + policy.ClaimTime };
                return state.With(name, mine);
            },
            cancellationToken);
        if (isGivenUp)
        {
            await parked.NoteAsync(batch, cancellationToken);
        }

        return (mine, wait);
    }

    private static partial class Log
    {
        [LoggerMessage(1481, LogLevel.Warning, "A message about bulk request {Batch} failed: {Code}")]
        public static partial void Failed(ILogger log, Exception e, Guid batch, string code);
    }
}
