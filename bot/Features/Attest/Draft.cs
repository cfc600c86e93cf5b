using System.Text.Json.Serialization;
using McaBot.Features.Attest.Dialogs;
using McaBot.Storage;

namespace McaBot.Features.Attest;

/// <summary>An attestation being filled in, which is never of record; its id becomes the attestation's.</summary>
internal sealed class Draft
{
    private const int MaxBeside = 10;

    [JsonPropertyName("id")]
    public Guid Id { get; set; }

    [JsonPropertyName("startedAt")]
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>Object id of who writes it.</summary>
    [JsonPropertyName("person")]
    public Guid? Person { get; set; }

    /// <summary>The scenario's <see cref="Code"/>, once chosen.</summary>
    [JsonPropertyName("scenario")]
    public string? Scenario { get; set; }

    /// <summary>By <see cref="Fields"/>: the value as it was read when it was said; as said where it could not be read.</summary>
    [JsonPropertyName("inputs")]
    public Dictionary<string, string> Inputs { get; set; } = [];

    /// <summary>Whether the customer is being typed although it could be looked up.</summary>
    [JsonPropertyName("typesCustomer")]
    public bool TypesCustomer { get; set; }

    /// <summary>
    /// By <see cref="Fields"/>: the <see cref="GuessSource"/>'s code of a value that its writer has not checked. Kept with the form only.
    /// </summary>
    [JsonIgnore]
    public Dictionary<string, string> Guesses { get; private set; } = [];

    /// <summary>Files attached as evidence, as last looked up: <see cref="BlobDrafts"/> knows.</summary>
    [JsonPropertyName("evidence")]
    public List<EvidenceFile> Evidence { get; set; } = [];

    /// <summary>Whether this turn has read it: then it is over once it is gone. What was begun in this turn is not kept yet.</summary>
    [JsonIgnore]
    public bool WasRead { get; set; }

    /// <summary>The mark of the files that the card to confirm showed last.</summary>
    [JsonPropertyName("shown")]
    public string? Shown { get; set; }

    /// <summary>The message that carries the draft's card.</summary>
    [JsonPropertyName("card")]
    public string? Card { get; set; }

    /// <summary>Other messages that still show one of its cards, such as that of its files.</summary>
    [JsonIgnore]
    public List<string> Beside { get; private set; } = [];

    /// <summary>What the person was last asked to discard, until they answer: see <see cref="DiscardQuestion"/>.</summary>
    [JsonPropertyName("asked")]
    public string? Asked { get; set; }

    /// <summary>The delivery that was typed last, so that it is taken once.</summary>
    [JsonPropertyName("heard")]
    public string? Heard { get; set; }

    public bool HasContent => Scenario is not null || HasFacts;

    /// <summary>Whether anything was entered or attached beside the scenario.</summary>
    [JsonIgnore]
    public bool HasFacts => Inputs.Count > 0 || Evidence.Count > 0;

    /// <summary>What is kept of it, beside its files.</summary>
    public DraftForm ToForm() => new(
        new Dictionary<string, string>(Inputs, StringComparer.Ordinal), Scenario, TypesCustomer, Shown, Card, Asked, Heard,
        Guesses.Count > 0 ? new Dictionary<string, string>(Guesses, StringComparer.Ordinal) : null, Beside.Count > 0 ? [.. Beside] : null);

    public void Take(DraftForm form)
    {
        (Scenario, Inputs, TypesCustomer) = (form.Scenario, form.Inputs.ToDictionary(StringComparer.Ordinal), form.TypesCustomer);
        (Shown, Card, Asked, Heard) = (form.Shown, form.Card, form.Asked, form.Heard);
        Guesses = (form.Guesses ?? new Dictionary<string, string>()).ToDictionary(StringComparer.Ordinal);
        Beside = [.. form.Beside ?? []];
    }

    /// <summary>Every message that shows one of its cards.</summary>
    [JsonIgnore]
    public IEnumerable<string> Messages => string.IsNullOrEmpty(Card) ? Beside : Beside.Prepend(Card);

    /// <summary>This message carries the card now; the one before still shows it, too.</summary>
    public void ShowIn(string message)
    {
        var before = Card;
        Beside.Remove(message);
        Card = message;
        AlsoIn(before);
    }

    public void AlsoIn(string? message)
    {
        if (!string.IsNullOrEmpty(message) && !Messages.Contains(message, StringComparer.Ordinal))
        {
            Beside = [.. Beside.TakeLast(MaxBeside - 1), message];
        }
    }

    public DraftView View(IReadOnlyList<FieldError>? errors = null) => new(Id, Code.Parse<Scenario>(Scenario), Inputs, errors ?? [])
    {
        Guesses = Guesses
            .Select(guess => KeyValuePair.Create(guess.Key, Code.Parse<GuessSource>(guess.Value)))
            .Where(guess => guess.Value is not null)
            .ToDictionary(guess => guess.Key, guess => guess.Value!.Value, StringComparer.Ordinal),
        Files = Evidence.Count,
    };

    /// <summary>Whether nothing has been entered in any of the fields.</summary>
    public bool IsEmptyIn(IEnumerable<string> fields) => fields.All(f => string.IsNullOrEmpty(Inputs.GetValueOrDefault(f)));

    /// <summary>Fills in what is still empty, and marks it for the person to check. What was entered stays.</summary>
    /// <param name="culture">The person's own, region included.</param>
    public void Guess(IReadOnlyDictionary<string, string> values, GuessSource source, CultureInfo culture)
    {
        var missing = values.Where(v => v.Value.Length > 0 && IsEmptyIn([v.Key])).ToDictionary(StringComparer.Ordinal);
        Take([.. Fields.OfCustomer, .. Fields.OfAcceptance], missing, culture);
        foreach (var field in missing.Keys.Where(f => !IsEmptyIn([f])))
        {
            Guesses[field] = Code.Of(source);
        }
    }

    /// <summary>Whether the facts are of another person than it names.</summary>
    public bool NamesSomebodyElse(IReadOnlyDictionary<string, string> facts) =>
        Fields.OfPerson.Any(f =>
            facts.GetValueOrDefault(f) is { Length: > 0 } said && !IsEmptyIn([f])
            && !string.Equals(Inputs[f], said, StringComparison.OrdinalIgnoreCase));

    /// <summary>Of another person than was named now, nothing that was only guessed stays.</summary>
    public void ForgetGuessesOfOther(IReadOnlyDictionary<string, string> facts)
    {
        if (facts.ContainsKey(Fields.FirstName) && facts.ContainsKey(Fields.LastName) && NamesSomebodyElse(facts))
        {
            ForgetGuesses(Fields.OfSignatory);
        }
    }

    public void ForgetGuesses(IEnumerable<string> fields)
    {
        foreach (var field in fields.Where(Guesses.Remove))
        {
            Inputs[field] = "";
        }
    }

    /// <summary>
    /// A form sends all it holds, and clients leave out what is empty: a field that was emptied must not keep its old value.
    /// </summary>
    /// <inheritdoc cref="Take(IReadOnlyList{string}, IReadOnlyDictionary{string, string}, CultureInfo)"/>
    public SaidDay TakeForm(IReadOnlyList<string> fields, IReadOnlyDictionary<string, string> values, CultureInfo culture) =>
        fields.Any(values.ContainsKey)
            ? Take(fields, fields.ToDictionary(f => f, f => values.GetValueOrDefault(f, ""), StringComparer.Ordinal), culture)
            : SaidDay.None;

    /// <summary>Reads what was said, now and never again.</summary>
    /// <param name="culture">The person's own, region included.</param>
    public SaidDay Take(IReadOnlyList<string> fields, IReadOnlyDictionary<string, string> values, CultureInfo culture)
    {
        var said = SaidDay.None;
        foreach (var field in fields)
        {
            if (values.TryGetValue(field, out var value))
            {
                var read = FieldLabels.Read(field, value, culture, Inputs.GetValueOrDefault(Fields.Country, ""));
                Inputs[field] = read.Text;
                Guesses.Remove(field);
                said = read.IsAmbiguous ? new SaidDay(TypedDay.OfIso(read.Text)) : said;
            }
        }

        if (values.ContainsKey(Fields.Country) && Inputs.GetValueOrDefault(Fields.Phone) is { Length: > 0 } phone)
        {
            // A number that was said before the country it is dialled in.
            Inputs[Fields.Phone] = FieldLabels.Read(Fields.Phone, phone, culture, Inputs[Fields.Country]).Text;
        }

        return said;
    }
}
