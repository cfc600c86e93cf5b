namespace McaBot.Cards;

/// <summary>Buttons that make sense on any personal card.</summary>
internal static class CommandButtons
{
    public static AdaptiveExecuteAction Start(Texts texts) => CardActions.Primary(texts["Button.Start"], Verbs.AttestStart);

    public static AdaptiveExecuteAction MyRequests(Texts texts) => Run(texts["Button.MyRequests"], CommandNames.MyRequests);

    public static AdaptiveExecuteAction Waiting(Texts texts) => Run(texts["Button.Waiting"], CommandNames.Waiting);

    public static AdaptiveExecuteAction Help(Texts texts) => Run(texts["Button.Help"], CommandNames.Help);

    /// <summary>A button for each month, which runs the command for it.</summary>
    /// <param name="key">Name of the title, which takes the month.</param>
    /// <param name="months">Any day of each.</param>
    public static IEnumerable<AdaptiveExecuteAction> Months(Texts texts, string key, string command, IEnumerable<DateOnly> months) =>
        months.Select(month => CardActions.Plain(
            texts.Format(key, MonthReport.NameOf(month, texts.Culture)), Verbs.CommandRun,
            new CardData().With(DataNames.Command, $"{command} {month.ToString("yyyy-MM", CultureInfo.InvariantCulture)}")));

    private static AdaptiveExecuteAction Run(string title, string command) =>
        CardActions.Plain(title, Verbs.CommandRun, new CardData().With(DataNames.Command, command)).WithoutInputs();
}
