namespace McaBot.Cards;

/// <summary>Buttons: an Action.Execute, and for clients that do not know it an Action.Submit with the same title and data.</summary>
internal static class CardActions
{
    private const int LongestTitle = 80;

    public static AdaptiveExecuteAction Primary(string title, string verb, CardData? data = null) => Execute(title, verb, data, "positive");

    public static AdaptiveExecuteAction Plain(string title, string verb, CardData? data = null) => Execute(title, verb, data, "default");

    public static AdaptiveExecuteAction Destructive(string title, string verb, CardData? data = null) =>
        Execute(title, verb, data, "destructive");

    /// <summary>The button works whatever stands in the card's inputs, and sends none of them.</summary>
    public static AdaptiveExecuteAction WithoutInputs(this AdaptiveExecuteAction action)
    {
        action.AssociatedInputs = AdaptiveAssociatedInputs.None;
        if (action.Fallback?.Content is AdaptiveSubmitAction submit)
        {
            submit.AssociatedInputs = AdaptiveAssociatedInputs.None;
        }

        return action;
    }

    public static T AsPrimary<T>(this T action)
        where T : AdaptiveAction => action.Drawn(shown => shown.Style = "positive");

    public static T AsDestructive<T>(this T action)
        where T : AdaptiveAction => action.Drawn(shown => shown.Style = "destructive");

    /// <summary>Behind the dots at the end of the row: at most two buttons of a card are in sight.</summary>
    public static T InOverflow<T>(this T action)
        where T : AdaptiveAction => action.Drawn(shown => shown.Mode = AdaptiveActionMode.Secondary);

    /// <summary>With what stands in its place for clients that do not know it.</summary>
    private static T Drawn<T>(this T action, Action<AdaptiveAction> change)
        where T : AdaptiveAction
    {
        change(action);
        if (action.Fallback?.Content is AdaptiveSubmitAction submit)
        {
            change(submit);
        }

        return action;
    }

    public static AdaptiveExecuteAction Silent(string verb, CardData? data = null) =>
        new() { Verb = verb, Data = (data ?? new()).With("verb", verb) };

    /// <summary>For dialogs of Teams, which know no Action.Execute.</summary>
    public static AdaptiveSubmitAction Submit(string title, string verb, CardData data, string style) => new()
    {
        Title = UserText.Literal(title, LongestTitle),
        Data = data.With("verb", verb),
        Style = style,
    };

    private static AdaptiveExecuteAction Execute(string title, string verb, CardData? data, string style)
    {
        var shown = UserText.Literal(title, LongestTitle);
        var sent = (data ?? new()).With("verb", verb);
        return new AdaptiveExecuteAction
        {
            Title = shown,
            Verb = verb,
            Data = sent,
            Style = style,
            Fallback = new AdaptiveFallbackElement(new AdaptiveSubmitAction { Title = shown, Data = sent, Style = style }),
        };
    }
}
