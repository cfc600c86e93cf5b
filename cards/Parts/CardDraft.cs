using AdaptiveCards;

namespace McaBot.Cards;

/// <summary>Puts a card together: an overline that says where it comes from, a heading, the body, the buttons.</summary>
internal sealed class CardDraft
{
    private const int MaxRefreshed = 60;

    private readonly AdaptiveCard card;

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

    public CardDraft Act(params IEnumerable<AdaptiveAction?> actions)
    {
        card.Actions.AddRange(actions.OfType<AdaptiveAction>());
        return this;
    }

    public AdaptiveCard Build() => card;

    /// <param name="people">Whose clients refresh the card by themselves: object ids, of which Teams takes 60.</param>
    public AdaptiveCard Build(AdaptiveExecuteAction refresh, IEnumerable<Guid> people)
    {
        card.Refresh = new AdaptiveRefresh { Action = refresh, UserIds = [.. people.Take(MaxRefreshed).Select(p => $"8:orgid:{p:D}")] };
        return card;
    }
}
