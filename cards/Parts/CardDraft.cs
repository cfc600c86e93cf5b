using AdaptiveCards;

namespace McaBot.Cards;

/// <summary>Puts a card together: an overline that says where it comes from, a heading, the body, the buttons.</summary>
internal sealed class CardDraft
{
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

    /// <param name="refreshFor">Channel user ids whose clients refresh the card by themselves, at most 60.</param>
    public AdaptiveCard Build(AdaptiveExecuteAction? refresh = null, IReadOnlyList<string>? refreshFor = null)
    {
        if (refresh is not null && refreshFor is { Count: > 0 and <= 60 })
        {
            card.Refresh = new AdaptiveRefresh { Action = refresh, UserIds = [.. refreshFor] };
        }

        return card;
    }
}
