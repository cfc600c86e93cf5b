using McaBot.Attestations;

namespace McaBot.Ledger;

/// <summary>
/// One small blob for each thing that is done once a day: whoever writes it first does it. A try whose end is not on record may have had
/// its effect; it is repeated as often as the policy lets effects be, so that at most one duplicate is seen.
/// </summary>
public sealed class DailyMarks(BlobStore store, EffectPolicy policy, TimeProvider time, ILogger<DailyMarks> logger)
{
    /// <summary>How long a try may take, a busy channel's queue included, before its process is taken for dead.</summary>
    public static readonly TimeSpan ClaimTime = TimeSpan.FromMinutes(15);

    private readonly JsonBlobs blobs = new(store, logger);

    public async Task<bool> IsOverAsync(string name, CancellationToken cancellationToken) =>
        await blobs.ReadAsync(name, StorageJson.Default.DailyMark, cancellationToken) is { IsOver: true };

    public async Task<Beginning> BeginAsync(string name, CancellationToken cancellationToken)
    {
        var by = Guid.NewGuid();
        var beginning = Beginning.NotNow;
        await blobs.ChangeAsync(
            name,
            StorageJson.Default.DailyMark,
            found =>
            {
                var now = time.GetUtcNow();
                if (found is { IsOver: true } || found?.Until > now)
                {
                    // The answer to our own writing may have been lost.
                    beginning = found.IsOver ? Beginning.Over : found.By == by ? Beginning.Mine : Beginning.NotNow;
                    return null;
                }

                var unsure = (found?.Unsure ?? 0) + (found?.IsBegun == true ? 1 : 0);
                beginning = unsure < policy.MostUnsure ? Beginning.Mine : Beginning.Over;
                return new DailyMark(by, now + ClaimTime, beginning == Beginning.Mine, unsure, beginning == Beginning.Over);
            },
            cancellationToken);
        return beginning;
    }

    public Task EndAsync(string name, CancellationToken cancellationToken) => blobs.ChangeAsync(
        name, StorageJson.Default.DailyMark, found => found is null or { IsOver: true } ? null : found with { IsBegun = false, IsOver = true }, cancellationToken);

    /// <param name="unsure">True when the try may have had its effect.</param>
    public Task DeferAsync(string name, bool unsure, TimeSpan wait, CancellationToken cancellationToken) => blobs.ChangeAsync(
        name,
        StorageJson.Default.DailyMark,
        found => found is null or { IsOver: true }
            ? null
            : found with { IsBegun = false, Unsure = found.Unsure + (unsure ? 1 : 0), Until = time.GetUtcNow() + wait },
        cancellationToken);
}
