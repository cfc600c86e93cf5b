using AdaptiveCards;
using McaBot.Turns.Extension;
using Microsoft.Bot.Schema;

namespace McaBot.Turns;

/// <summary>What a turn answers with: a card, a line of text, or both; and a file, which is a message of its own.</summary>
internal sealed class Answer
{
    public AdaptiveCard? Card { get; private set; }

    public string? Text { get; private set; }

    /// <summary>The consent card of an offered file, or the card of a saved one.</summary>
    public Attachment? File { get; private set; }

    /// <summary>Told the id of the message that carries the card once it is known.</summary>
    public Func<string, CancellationToken, Task>? CardPosted { get; set; }

    /// <summary>Earlier messages whose buttons would only refuse from now on, and what they turn into.</summary>
    public Dictionary<string, AdaptiveCard> Retired { get; } = new(StringComparer.Ordinal);

    /// <summary>What a search found; null where the answer is another.</summary>
    public IReadOnlyList<SearchHit>? Found { get; private set; }

    public bool IsEmpty => Card is null && Text is null && File is null;

    /// <summary>Whether the card asks for a yes or no.</summary>
    public bool IsQuestion { get; private set; }

    /// <summary>A pressed card turns into this one; otherwise it is posted.</summary>
    public void Show(AdaptiveCard card) => (Card, IsQuestion) = (card, false);

    /// <summary>The same of a card that asks for a yes or no: what is written next may answer it.</summary>
    public void Ask(AdaptiveCard card) => (Card, IsQuestion) = (card, true);

    /// <summary>A line of text. A pressed card stays as it is, with what was typed, unless a card is shown too.</summary>
    public void Say(string text) => Text = text;

    /// <summary>The same, behind what is said already.</summary>
    public void SayToo(string text) => Text = Text is { } said ? $"{said} {text}" : text;

    /// <summary>Follows whatever else is answered, in the personal chat only.</summary>
    public void Offer(Attachment file) => File = file;

    /// <summary>Below the box of a search.</summary>
    public void List(IReadOnlyList<SearchHit> found) => Found = found;

    public void Clear() =>
        (Card, IsQuestion, Text, File, Found, CardPosted) = (null, false, null, null, null, null);
}
