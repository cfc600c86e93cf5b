namespace AdaptiveCards;

public sealed class AdaptiveFact
{
    public AdaptiveFact()
    {
    }

    public AdaptiveFact(string title, string value) => (Title, Value) = (title, value);

    public string Title { get; set; } = "";

    /// <summary>Markdown: never what a user typed.</summary>
    public string Value { get; set; } = "";
}
