namespace McaBot.Cards;

/// <summary>Puts a card together: an overline that says where it comes from, a heading, the body, the buttons.</summary>
internal sealed class CardDraft
{
    private const int MaxRefreshed = 60;

    /// <summary>Bytes of JSON, every letter beyond ASCII escaped: a message stays under 25 KB, with some 2 KB around its card.</summary>
    private const int MaxBytes = 23_500;
    private const int EscapedLetter = 6;

    private readonly AdaptiveCard card;
    private readonly Stack<Action> savings = [];

    public CardDraft(Texts texts, string overline, string heading)
    {
        card = new AdaptiveCard(new AdaptiveSchemaVersion(1, 5)) { Lang = texts.Language, FallbackText = texts["Card.Fallback"] };
        Add(Blocks.Note(overline), Blocks.Heading(heading));
    }

    public CardDraft Add(params IEnumerable<AdaptiveElement?> elements)
    {
        card.Body.AddRange(elements.OfType<AdaptiveElement>());
        return this;
    }

    /// <summary>Shown where the card stays within what Teams takes: what it tells can be had by a command, too.</summary>
    public CardDraft AddIfSmall(params IEnumerable<AdaptiveElement> elements)
    {
        List<AdaptiveElement> added = [.. elements];
        return Add(added).OrElse(() => card.Body.RemoveAll(added.Contains));
    }

    /// <summary>What to leave out where the card is too large: what was added last goes first.</summary>
    public CardDraft OrElse(Action leaveOut)
    {
        savings.Push(leaveOut);
        return this;
    }

    public CardDraft Act(params IEnumerable<AdaptiveAction?> actions)
    {
        card.Actions.AddRange(actions.OfType<AdaptiveAction>());
        return this;
    }

    public AdaptiveCard Build()
    {
        foreach (var leaveOut in savings)
        {
            if (Bytes(card.ToJson()) <= MaxBytes)
            {
                break;
            }

            leaveOut();
        }

        return card;
    }

    /// <summary>Without the indentation, which is not sent.</summary>
    private static int Bytes(string json)
    {
        var (bytes, isIndentation) = (0, true);
        foreach (var c in json)
        {
            isIndentation = c == '\n' || (isIndentation && char.IsWhiteSpace(c));
            if (!isIndentation)
            {
                bytes += char.IsAscii(c) ? 1 : EscapedLetter;
            }
        }

        return bytes;
    }

    /// <param name="people">Whose clients refresh the card by themselves: object ids, of which Teams takes 60.</param>
    public AdaptiveCard Build(AdaptiveExecuteAction refresh, IEnumerable<Guid> people)
    {
        card.Refresh = new AdaptiveRefresh { Action = refresh, UserIds = [.. people.Take(MaxRefreshed).Select(p => $"8:orgid:{p:D}")] };
        return Build();
    }
}
