using System.Collections.Concurrent;
using McaBot.Attestations;

namespace McaBot.Notifications;

/// <summary>
/// Which claims this process is working on or is through with. A ledger read a moment ago may still show an effect as claimed that was done meanwhile:
/// one claim is worked on once, and only a new claim makes the effect start again.
/// </summary>
internal sealed class ClaimsAtWork(TimeProvider time)
{
    // A stale reading is seconds old at most.
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);
    private const int PruneAbove = 4096;

    private readonly ConcurrentDictionary<Guid, bool> running = new();
    private readonly ConcurrentDictionary<(Guid Effect, int Claim), DateTimeOffset> over = new();

    public bool IsRunning(Guid effect) => running.ContainsKey(effect);

    /// <returns>False when this claim is being worked on, or was.</returns>
    public bool TryBegin(EffectState effect)
    {
        if (!running.TryAdd(effect.Id, true))
        {
            return false;
        }

        // Looked at second: whoever finishes notes it as over before ceasing to run.
        if (!over.ContainsKey((effect.Id, effect.Claims)))
        {
            return true;
        }

        running.TryRemove(effect.Id, out _);
        return false;
    }

    public void End(EffectState effect)
    {
        var now = time.GetUtcNow();
        over[(effect.Id, effect.Claims)] = now;
        running.TryRemove(effect.Id, out _);
        if (over.Count > PruneAbove)
        {
            foreach (var (claim, since) in over)
            {
                if (now - since > Remembered)
                {
                    over.TryRemove(claim, out _);
                }
            }
        }
    }
}
