using System.Text.Json;
using McaBot.Platform.Http;

namespace McaBot.Turns;

/// <summary>
/// What a pressed card sent: a verb, what the card carried, and what was typed, without what does not show. An input's value is no markup:
/// "&amp;amp;" stays as typed. Only names things; it gives no right to anything.
/// </summary>
internal sealed class CardInput
{
    // The longest field is 500 characters; whatever is far longer is cut before anything looks at it.
    private const int LongestValue = 4000;
    private const int MaxValues = 64;

    private readonly Dictionary<string, string> values;

    private CardInput(string verb, JsonElement data)
    {
        Verb = verb;
        values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in data.EnumerateObject().Take(MaxValues))
        {
            var text = property.Value.ValueKind switch
            {
                JsonValueKind.String => property.Value.GetString()!,
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => property.Value.GetRawText(),
                _ => null,
            };
            if (text is not null)
            {
                values[property.Name] = CleanText.Of(text.Length > LongestValue ? text[..LongestValue] : text, keepsLines: true);
            }
        }
    }

    private CardInput(string verb, Dictionary<string, string> values)
    {
        Verb = verb;
        this.values = values;
    }

    public string Verb { get; }

    public IReadOnlyDictionary<string, string> Values => values;

    public Guid? Draft => Id(DataNames.Draft);

    /// <summary>The customer's tenant.</summary>
    public Guid? Customer => Id(DataNames.Customer);

    public AttestationKey? Key => Customer is { } customer && Id(DataNames.Attestation) is { } id ? new(customer, id) : null;

    /// <inheritdoc cref="DataNames.Requester"/>
    public Guid? Requester => Id(DataNames.Requester);

    /// <summary>A bulk request.</summary>
    public Guid? Batch => Id(DataNames.Batch);

    /// <summary>The <see cref="Attestation.Version"/> the card was drawn from.</summary>
    public long? Version =>
        long.TryParse(this[DataNames.Version], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    /// <summary>A page of a list, from 0.</summary>
    public int Page => Number(DataNames.Page) ?? 0;

    public string? this[string name] => values.GetValueOrDefault(name);

    public Guid? Id(string name) => Guid.TryParseExact(this[name], "D", out var id) ? id : null;

    public int? Number(string name) =>
        int.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <param name="verb">The verb of an Action.Execute; null for an Action.Submit, whose data carries it.</param>
    /// <param name="data">An inbound object of the Bot Framework, read through its JSON text.</param>
    /// <returns>Null when it is no object with a verb.</returns>
    public static CardInput? Read(string? verb, object? data)
    {
        using var json = InboundJson.Parse(data?.ToString() is { Length: > 0 } text ? text : "{}");
        verb ??= json?.RootElement.Text(DataNames.Verb);
        return json is null || string.IsNullOrEmpty(verb) ? null : new CardInput(verb, json.RootElement);
    }

    /// <summary>What the card carried, for something else to be done with it.</summary>
    public CardInput With(string verb) => new(verb, values);
}
