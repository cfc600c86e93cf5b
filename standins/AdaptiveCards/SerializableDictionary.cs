namespace AdaptiveCards;

public class SerializableDictionary<TValue> : Dictionary<string, TValue>
{
    public SerializableDictionary()
    {
    }

    internal SerializableDictionary(IEqualityComparer<string> comparer) : base(comparer)
    {
    }
}
