namespace McaBot.Cards;

internal static class ZoneNames
{
    /// <summary>What a clock with this offset is called in any language: UTC, UTC+1, UTC-3:30.</summary>
    public static string Of(TimeSpan offset)
    {
        var (sign, size) = (offset < TimeSpan.Zero ? '-' : '+', offset.Duration());
        return size == TimeSpan.Zero
            ? "UTC"
            : $"UTC{sign}{size.ToString(size.Minutes == 0 ? "%h" : "h\\:mm", CultureInfo.InvariantCulture)}";
    }
}
