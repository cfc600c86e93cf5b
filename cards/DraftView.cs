namespace McaBot.Cards;

/// <summary>A request that is still being written.</summary>
/// <param name="Inputs">By field id: the value, or what was said where it could not be read.</param>
public sealed record DraftView(
    Guid Draft, Scenario? Scenario, IReadOnlyDictionary<string, string> Inputs, IReadOnlyList<FieldError> Errors)
{
    /// <summary>By field id: where a value was taken from that the person has not checked yet.</summary>
    public IReadOnlyDictionary<string, GuessSource> Guesses { get; init; } = new Dictionary<string, GuessSource>();

    /// <summary>How many files are attached.</summary>
    public int Files { get; init; }
}
