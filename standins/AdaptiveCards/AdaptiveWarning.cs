namespace AdaptiveCards;

public class AdaptiveWarning(int code, string message)
{
    public int Code { get; set; } = code;

    public string Message { get; set; } = message;
}
