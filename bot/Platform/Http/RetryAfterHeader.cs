namespace McaBot.Platform.Http;

/// <summary>How long whoever answered asks to be left alone, as the headers say that libraries hand on with a failure.</summary>
internal static class RetryAfterHeader
{
    /// <summary>Unit: seconds. Whoever asks for more patience is asked again all the same.</summary>
    private const int Longest = 3600;

    /// <returns>Null where it does not say in seconds.</returns>
    public static TimeSpan? Read(IDictionary<string, IEnumerable<string>>? headers)
    {
        var said = headers?.FirstOrDefault(h => string.Equals(h.Key, "Retry-After", StringComparison.OrdinalIgnoreCase)).Value;
        return int.TryParse(said?.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, Longest))
            : null;
    }
}
