namespace McaBot.Cards;

internal static class Listing
{
    private const int Named = 3;
    private const int LongestName = 60;

    /// <summary>"A, B, C and 2 more".</summary>
    public static string Of(Texts texts, IReadOnlyList<string> names)
    {
        var shown = names.Take(Named).Select(n => UserText.Literal(n, LongestName)).ToList();
        return (shown.Count, names.Count - shown.Count) switch
        {
            (0, _) => texts["Person.Colleague"],
            (1, 0) => shown[0],
            (_, 0) => texts.Format("List.And", string.Join(", ", shown.SkipLast(1)), shown[^1]),
            var (_, more) => texts.Format("List.More", string.Join(", ", shown), more),
        };
    }
}
