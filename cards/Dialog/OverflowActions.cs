using AdaptiveCards;

namespace McaBot.Cards;

/// <summary>Links behind the dots at the end of the row, as <see cref="CardActions.InOverflow"/> puts buttons there.</summary>
internal static class OverflowActions
{
    public static AdaptiveOpenUrlAction InOverflow(this AdaptiveOpenUrlAction action)
    {
        action.Mode = AdaptiveActionMode.Secondary;
        return action;
    }
}
