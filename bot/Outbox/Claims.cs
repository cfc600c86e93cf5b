using System.Text.Json;
using McaBot.Storage;

namespace McaBot.Outbox;

/// <summary>
/// Claims on things that no ledger stands for, each in a small blob of its own: whoever writes it first is at it. A try of which the end is
/// not noted may have had its effect; it is repeated as often as the policy allows.
/// </summary>
internal sealed class Claims(BlobStore store, Instance instance, TimeProvider time, ILogger<Claims> log)
{
    private readonly JsonBlobs blobs = new(store, log);

    public Task<ClaimState?> FindAsync(string name, CancellationToken cancellationToken) =>
        blobs.ReadAsync(name, OutboxJson.Default.ClaimState, cancellationToken);

    /// <summary>The same, and never as this turn knows it already.</summary>
    public Task<ClaimState?> FindAgainAsync(string name, CancellationToken cancellationToken) =>
        blobs.ReadAgainAsync(name, OutboxJson.Default.ClaimState, cancellationToken);

    /// <summary>Puts it on record, to be taken up by anybody.</summary>
    public Task AddAsync(string name, JsonElement order, CancellationToken cancellationToken) =>
    blobs.WriteAsync(
        name, new ClaimState(Progress.New(time.GetUtcNow()), Order: order), OutboxJson.Default.ClaimState, cancellationToken);

    public Task<ClaimAnswer> TryClaimAsync(string name, RetryPolicy policy, bool isRepeatable, CancellationToken cancellationToken) =>
        TryClaimAsync(name, policy, isRepeatable, mustExist: false, waits: false, cancellationToken);

    /// <param name="isRepeatable">Whether doing it twice does no harm.</param>
    /// <param name="mustExist">Whether there is nothing to do where there is no blob.</param>
    /// <param name="waits">Whether nothing is sent before the claim is renewed to say so.</param>
    public async Task<ClaimAnswer> TryClaimAsync(
        string name, RetryPolicy policy, bool isRepeatable, bool mustExist, bool waits, CancellationToken cancellationToken)
    {
        var answer = new ClaimAnswer(null, new ClaimState(Progress.New(time.GetUtcNow()), IsOver: true));
        Progress? asked = null;
        await ChangeAsync(
            name,
            found =>
            {
                var now = time.GetUtcNow();
                var stands = found ?? new ClaimState(Progress.New(now), IsOver: mustExist);
                if (asked is not null && stands.Progress == asked)
                {
                    // The answer to our own writing was lost.
                    answer = new(asked, stands);
                    return null;
                }

                answer = new(null, stands);
                if (stands.IsEnded || !stands.Progress.MayClaim(now))
                {
                    return null;
                }

                if (stands.Progress.IsSpent(isRepeatable, policy))
                {
                    var dead = stands with
                    {
                        IsDead = true,
                        EndedAt = now,
                        Progress = stands.Progress with { Why = stands.Progress.Why ?? "no-answer" },
                    };
                    answer = new(null, dead);
                    return dead;
                }

                asked = stands.Progress.Claim(instance.Name, now, policy, waits);
                answer = new(asked, stands with { Progress = asked });
                return answer.Stands;
            },
            cancellationToken);
        return answer;
    }

    /// <summary>Renews a claim for as long as the work under it goes on.</summary>
    public LeaseRenewer Hold(string name, Progress claim, RetryPolicy policy) =>
        new(name, claim, policy, (waits, token) => RenewAsync(name, claim, policy, waits, token), time, log);

    /// <returns>The claim as it stands then; null where it is another's meanwhile.</returns>
    public async Task<Progress?> RenewAsync(
        string name, Progress claim, RetryPolicy policy, bool waits, CancellationToken cancellationToken)
    {
        Progress? renewed = null;
        await ChangeAsync(
            name,
            found =>
            {
                renewed = IsOwn(found, claim) ? found!.Progress.Renew(time.GetUtcNow(), waits, policy) : null;
                return renewed is null ? null : found! with { Progress = renewed };
            },
            cancellationToken);
        return renewed;
    }

    /// <summary>Lets anybody take it up again at once.</summary>
    public Task ReleaseAsync(string name, Progress claim, CancellationToken cancellationToken) =>
        ChangeAsync(
            name,
            found => IsOwn(found, claim) ? found! with { Progress = found.Progress.Release(time.GetUtcNow()) } : null,
            cancellationToken);

    /// <summary>Notes what came of a try.</summary>
    /// <returns>As it stands then; null where the claim is another's meanwhile.</returns>
    public async Task<ClaimState?> EndAsync(
        string name, Progress claim, OutboxResult result, RetryPolicy policy, bool isRepeatable, CancellationToken cancellationToken)
    {
        ClaimState? after = null;
        await ChangeAsync(
            name,
            found =>
            {
                if (after is not null && found?.Progress == after.Progress && found.IsEnded == after.IsEnded)
                {
                    // Written a moment ago, and the answer was lost.
                    return null;
                }

                return after = IsOwn(found, claim) ? After(found!, result, policy, isRepeatable) : null;
            },
            cancellationToken);
        return after;
    }

    /// <summary>Has something given up done after all, with all its tries anew.</summary>
    /// <returns>False where it is not given up, or not any more.</returns>
    public async Task<bool> RequeueAsync(string name, CancellationToken cancellationToken)
    {
        var isRequeued = false;
        await ChangeAsync(
            name,
            found =>
            {
                isRequeued = found is { IsDead: true };
                return isRequeued
                ? found! with
                {
                    IsDead = false,
                    EndedAt = null,
                    Progress = found.Progress.Requeue(time.GetUtcNow()),
                }
                : null;
            },
            cancellationToken);
        return isRequeued;
    }

    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) => store.DeleteAsync(name, cancellationToken);

    private ClaimState After(ClaimState stands, OutboxResult result, RetryPolicy policy, bool isRepeatable)
    {
        var now = time.GetUtcNow();
        var after = result switch
        {
            OutboxResult.RetryLater later => stands with
            {
                Progress = stands.Progress.Retry(now, later.Why, later.IsAmbiguous && !isRepeatable, later.RetryAfter, policy),
            },
            OutboxResult.GivenUp dead => stands with { IsDead = true, Progress = stands.Progress with { Why = dead.Why } },
            _ => stands with { IsOver = true },
        };
        after = after with { IsDead = after.IsDead || (!after.IsOver && after.Progress.IsSpent(isRepeatable, policy)) };
        return after.IsEnded ? after with { EndedAt = now } : after;
    }

    private static bool IsOwn(ClaimState? found, Progress claim) => found is { IsEnded: false } && found.Progress.IsSameClaim(claim);

    private Task ChangeAsync(string name, Func<ClaimState?, ClaimState?> change, CancellationToken cancellationToken) =>
        blobs.ChangeAsync(name, OutboxJson.Default.ClaimState, change, cancellationToken);
}
