namespace Microsoft.Bot.Schema;

public class CardAction
{
    public CardAction()
    {
    }

    public CardAction(
        string? type = default,
        string? title = default,
        string? image = default,
        string? text = default,
        string? displayText = default,
        object? value = default,
        object? channelData = default)
    {
        Type = type;
        Title = title;
        Image = image;
        Text = text;
        DisplayText = displayText;
        Value = value;
        ChannelData = channelData;
    }

    public string? Type { get; set; }

    public string? Title { get; set; }

    public string? Image { get; set; }

    public string? ImageAltText { get; set; }

    public string? Text { get; set; }

    public string? DisplayText { get; set; }

    public object? Value { get; set; }

    public object? ChannelData { get; set; }
}

public class SuggestedActions(IList<string>? to = default, IList<CardAction>? actions = default)
{
    public SuggestedActions()
        : this((IList<string>?)null)
    {
    }

    public IList<string>? To { get; set; } = to;

    public IList<CardAction>? Actions { get; set; } = actions;
}
