using System.Text.Json.Serialization;

namespace McaBot.Outbox;

/// <summary>Something a person asked for that takes longer than they wait: its outcome comes into their personal chat.</summary>
/// <param name="Person">Who asked, with a right checked then; the outcome goes to nobody else.</param>
/// <param name="Conversation">Their personal chat.</param>
/// <param name="Locale">Their language.</param>
/// <param name="Customer">Whom it is about, where it is about one.</param>
/// <param name="Month">The first day of the month it is about, where it is about one.</param>
/// <param name="Fingerprint">What to compare with, where it is a comparison.</param>
internal sealed record BackgroundJob(
    [property: JsonPropertyName("id")] Guid Id,
    [property: JsonPropertyName("kind")] BackgroundJobKind Kind,
    [property: JsonPropertyName("person")] Guid Person,
    [property: JsonPropertyName("serviceUrl")] string ServiceUrl,
    [property: JsonPropertyName("conversation")] string Conversation,
    [property: JsonPropertyName("locale")] string Locale,
    [property: JsonPropertyName("correlation")] string Correlation,
    [property: JsonPropertyName("customer")] Guid? Customer = null,
    [property: JsonPropertyName("month")] DateOnly? Month = null,
    [property: JsonPropertyName("fingerprint")] string? Fingerprint = null);
