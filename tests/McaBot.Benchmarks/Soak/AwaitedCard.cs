namespace McaBot.Benchmarks.Soak;

/// <summary>A card that had not come while somebody waited for it.</summary>
/// <param name="What">What they waited for.</param>
/// <param name="HasCome">Whether it has come since.</param>
internal sealed record AwaitedCard(string What, Func<bool> HasCome)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>Looks again and again until all have come, or no longer.</summary>
    /// <returns>How many have come, by what was waited for, and how many have not.</returns>
    public static async Task<IReadOnlyList<(string What, int Came, int Missing)>> LookUpAsync(
        IReadOnlyCollection<AwaitedCard> awaited, TimeSpan patience, TimeProvider time)
    {
        var begun = time.GetTimestamp();
        while (time.GetElapsedTime(begun) < patience && !awaited.All(a => a.HasCome()))
        {
            await Task.Delay(BetweenLooks, time);
        }

        return
        [
            .. awaited
                .GroupBy(a => a.What, StringComparer.Ordinal)
                .Select(same => (same.Key, same.Count(a => a.HasCome()), same.Count(a => !a.HasCome()))),
        ];
    }
}
