using System.Text.Json;
using System.Text.Json.Serialization;

namespace McaBot.Storage;

/// <summary>What was chosen and typed for a request that is being written.</summary>
/// <param name="Inputs">By the field's name: the value as read when it was said, or what was said where it could not be read.</param>
/// <param name="Scenario">The scenario's code, once chosen.</param>
/// <param name="TypesCustomer">Whether the customer is being typed although it could be looked up.</param>
/// <param name="Shown">The mark of the files that the card to confirm showed last.</param>
/// <param name="Card">The message that carries the request's card.</param>
/// <param name="Asked">What the person was asked to discard and has not answered.</param>
/// <param name="Heard">The delivery of what was typed last.</param>
/// <param name="Guesses">By the field's name: the code of where a value was taken from that the person has not checked yet.</param>
/// <param name="Beside">Other messages that still show one of its cards; null where there are none.</param>
internal sealed record DraftForm(
    [property: JsonPropertyName("inputs")] IReadOnlyDictionary<string, string> Inputs,
    [property: JsonPropertyName("scenario")] string? Scenario = null,
    [property: JsonPropertyName("typesCustomer")] bool TypesCustomer = false,
    [property: JsonPropertyName("shown")] string? Shown = null,
    [property: JsonPropertyName("card")] string? Card = null,
    [property: JsonPropertyName("asked")] string? Asked = null,
    [property: JsonPropertyName("heard")] string? Heard = null,
    [property: JsonPropertyName("guesses")] IReadOnlyDictionary<string, string>? Guesses = null,
    [property: JsonPropertyName("beside")] IReadOnlyList<string>? Beside = null) : IJsonOnDeserialized
{
    private static readonly IReadOnlyList<string>[] WholeGuesses =
    [
        [Fields.FirstName, Fields.LastName, Fields.Email],
        Fields.OfCustomer,
    ];

    public static DraftForm Empty { get; } = new(new Dictionary<string, string>());

    public bool IsSameAs(DraftForm other) =>
        this with { Inputs = other.Inputs, Guesses = other.Guesses, Beside = other.Beside } == other
        && Inputs.Count == other.Inputs.Count && !ChangedSince(other).Any() && HasGuessesOf(other) && IsBesideLike(other);

    /// <summary>
    /// What changed here since <paramref name="before"/>, on top of what others may have written meanwhile. What was only guessed here
    /// gives way to them.
    /// </summary>
    public DraftForm Onto(DraftForm stored, DraftForm before)
    {
        var inputs = stored.Inputs.ToDictionary(StringComparer.Ordinal);
        var guesses = stored.Guesses?.ToDictionary(StringComparer.Ordinal) ?? [];
        var late = LateGuesses(stored, before);
        foreach (var (field, value) in Inputs.Where(i => !late.Contains(i.Key)))
        {
            var isMine = !string.Equals(value, before.Inputs.GetValueOrDefault(field), StringComparison.Ordinal);
            if (isMine)
            {
                inputs[field] = value;
            }

            // A mark belongs to its value: what was checked here is checked, unless it is another value by now.
            var mark = Guesses?.GetValueOrDefault(field);
            var isMarkMine = !string.Equals(mark, before.Guesses?.GetValueOrDefault(field), StringComparison.Ordinal);
            if (isMine || (isMarkMine && string.Equals(value, inputs.GetValueOrDefault(field), StringComparison.Ordinal)))
            {
                if (mark is null)
                {
                    guesses.Remove(field);
                }
                else
                {
                    guesses[field] = mark;
                }
            }
        }

        return new(
            inputs,
            Later(Scenario, before.Scenario, stored.Scenario),
            TypesCustomer == before.TypesCustomer ? stored.TypesCustomer : TypesCustomer,
            Later(Shown, before.Shown, stored.Shown),
            Later(Card, before.Card, stored.Card),
            Later(Asked, before.Asked, stored.Asked),
            Later(Heard, before.Heard, stored.Heard),
            guesses.Count > 0 ? guesses : null,
            IsBesideLike(before) ? stored.Beside : Beside);
    }

    /// <inheritdoc cref="StoredDraft"/>
    void IJsonOnDeserialized.OnDeserialized()
    {
        if (Inputs.Any(input => input.Value is null) || Guesses?.Any(guess => guess.Value is null) == true
            || Beside?.Any(message => message is null) == true)
        {
            throw new JsonException("An input is missing.");
        }
    }

    /// <summary>
    /// Of what was guessed here, the fields that others filled in meanwhile. Who is meant is one guess, of several fields: half of one and
    /// half of another would be nobody.
    /// </summary>
    private HashSet<string> LateGuesses(DraftForm stored, DraftForm before)
    {
        var guessed = ChangedSince(before).Select(i => i.Key).Where(f => Guesses?.ContainsKey(f) == true).ToHashSet(StringComparer.Ordinal);
        var late = guessed
            .Where(f => stored.Inputs.GetValueOrDefault(f) is { Length: > 0 } theirs && theirs != before.Inputs.GetValueOrDefault(f))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var whole in WholeGuesses.Where(late.Overlaps))
        {
            late.UnionWith(guessed.Intersect(whole, StringComparer.Ordinal));
        }

        return late;
    }

    private bool HasGuessesOf(DraftForm other) =>
    (Guesses?.Count ?? 0) == (other.Guesses?.Count ?? 0)
    && (
        Guesses is null
        || Guesses.All(guess => string.Equals(other.Guesses!.GetValueOrDefault(guess.Key), guess.Value, StringComparison.Ordinal)));

    private bool IsBesideLike(DraftForm other) => (Beside ?? []).SequenceEqual(other.Beside ?? [], StringComparer.Ordinal);

    private static string? Later(string? here, string? before, string? stored) =>
        string.Equals(here, before, StringComparison.Ordinal) ? stored : here;

    private IEnumerable<KeyValuePair<string, string>> ChangedSince(DraftForm before) =>
        Inputs.Where(i => !string.Equals(i.Value, before.Inputs.GetValueOrDefault(i.Key), StringComparison.Ordinal));
}
