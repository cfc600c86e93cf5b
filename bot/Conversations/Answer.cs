using AdaptiveCards;

namespace McaBot.Conversations;

/// <summary>What a turn answers with: a card, a line of text, or both.</summary>
public sealed class Answer
{
    public AdaptiveCard? Card { get; private set; }

    public string? Text { get; private set; }

    /// <summary>Told the id of the message that carries the card once it is known.</summary>
    public Func<string, Task>? CardPosted { get; set; }

    public bool IsEmpty => Card is null && Text is null;

    /// <summary>A pressed card turns into this one; otherwise it is posted.</summary>
    public void Show(AdaptiveCard card) => Card = card;

    /// <summary>A line of text. A pressed card stays as it is, with what was typed, unless a card is shown too.</summary>
    public void Say(string text) => Text = text;

    public void Clear() => (Card, Text, CardPosted) = (null, null, null);
}
