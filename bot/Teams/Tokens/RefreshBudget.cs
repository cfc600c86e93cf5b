namespace McaBot.Teams.Tokens;

/// <summary>
/// Lets a burst through and then one refresh per interval: a key roll-over is seen at once, while tokens with
/// invented key ids cannot make the bot hammer the issuer. Not thread-safe.
/// </summary>
internal sealed class RefreshBudget(TimeProvider time)
{
    private const int Burst = 5;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private DateTimeOffset _nextSlot = DateTimeOffset.MinValue;

    public bool TrySpend()
    {
        var now = time.GetUtcNow();
        var slot = _nextSlot > now - (Interval * (Burst - 1)) ? _nextSlot : now - (Interval * (Burst - 1));
        if (slot > now)
            return false;

        _nextSlot = slot + Interval;
        return true;
    }
}
