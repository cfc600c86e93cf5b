namespace AdaptiveCards;

public class SerializableDictionary<TValue> : Dictionary<string, TValue>
{
    public SerializableDictionary()
    {
    }

    public SerializableDictionary(IEqualityComparer<string> comparer) : base(comparer)
    {
    }
}
