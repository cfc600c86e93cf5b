namespace AdaptiveCards;

public class AdaptiveException : Exception
{
    public AdaptiveException(string message) : base(message)
    {
    }

    public AdaptiveException(string message, Exception innerException) : base(message, innerException)
    {
    }
}

public class AdaptiveSerializationException : AdaptiveException
{
    public AdaptiveSerializationException(string message) : base(message)
    {
    }

    public AdaptiveSerializationException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
