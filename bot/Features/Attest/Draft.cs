using System.Globalization;
using System.Text.Json.Serialization;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Features.Attest.Dialogs;
using McaBot.Storage;

namespace McaBot.Features.Attest;

/// <summary>An attestation being filled in, which is never of record; its id becomes the attestation's.</summary>
internal sealed class Draft
{
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

    /// <summary>Files attached as evidence, as last looked up: <see cref="BlobDrafts"/> knows.</summary>
    [JsonPropertyName("evidence")]
    public List<EvidenceFile> Evidence { get; set; } = [];

    /// <summary>The mark of the files that the card to confirm showed last.</summary>
    [JsonPropertyName("shown")]
    public string? Shown { get; set; }

    /// <summary>The message that carries the draft's card.</summary>
    [JsonPropertyName("card")]
    public string? Card { get; set; }

    /// <summary>What the person was last asked to discard, until they answer: see <see cref="DiscardQuestion"/>.</summary>
    [JsonPropertyName("asked")]
    public string? Asked { get; set; }

    /// <summary>The delivery that was typed last, so that it is taken once.</summary>
    [JsonPropertyName("heard")]
    public string? Heard { get; set; }

    public bool HasContent => Scenario is not null || Inputs.Count > 0 || Evidence.Count > 0;

    /// <summary>What is kept of it, beside its files.</summary>
    public DraftForm ToForm() =>
        new(new Dictionary<string, string>(Inputs, StringComparer.Ordinal), Scenario, TypesCustomer, Shown, Card, Asked, Heard);

    public void Take(DraftForm form)
    {
        (Scenario, Inputs, TypesCustomer) = (form.Scenario, form.Inputs.ToDictionary(StringComparer.Ordinal), form.TypesCustomer);
        (Shown, Card, Asked, Heard) = (form.Shown, form.Card, form.Asked, form.Heard);
    }

    public DraftView View(IReadOnlyList<FieldError>? errors = null) => new(Id, Code.Parse<Scenario>(Scenario), Inputs, errors ?? []);

    /// <summary>A form sends all it holds, and clients leave out what is empty: a field that was emptied must not keep its old value.</summary>
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
                said = read.IsAmbiguous ? new SaidDay(TypedDay.OfIso(read.Text)) : said;
            }
        }

        return said;
    }
}
