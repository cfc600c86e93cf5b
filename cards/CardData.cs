namespace McaBot.Cards;

/// <summary>What a button sends: names and plain values only.</summary>
internal sealed class CardData : Dictionary<string, object>
{
    public CardData() : base(StringComparer.Ordinal)
    {
    }

    public CardData With(string name, object value) => new(this) { [name] = value };

    private CardData(CardData other) : base(other, StringComparer.Ordinal)
    {
    }
}
