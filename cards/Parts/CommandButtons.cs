using AdaptiveCards;

namespace McaBot.Cards;

/// <summary>Buttons that make sense on any personal card.</summary>
internal static class CommandButtons
{
    public static AdaptiveExecuteAction Start(Texts texts) => CardActions.Primary(texts["Button.Start"], Verbs.AttestStart);

    public static AdaptiveExecuteAction MyRequests(Texts texts) => Run(texts["Button.MyRequests"], CommandNames.MyRequests);

    public static AdaptiveExecuteAction Waiting(Texts texts) => Run(texts["Button.Waiting"], CommandNames.Waiting);

    public static AdaptiveExecuteAction Help(Texts texts) => Run(texts["Button.Help"], CommandNames.Help);

    private static AdaptiveExecuteAction Run(string title, string command) =>
        CardActions.Plain(title, Verbs.CommandRun, new CardData().With(DataNames.Command, command)).WithoutInputs();
}
