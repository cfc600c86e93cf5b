using System.Text.Json;
using System.Text.Json.Serialization;

namespace McaBot.Storage;

/// <summary>A request being written, as it is kept.</summary>
/// <param name="ClosedAt">Since when the request has been going on record with these files; null while files may come and go.</param>
/// <param name="Form">Null where nothing was chosen or typed yet.</param>
/// <param name="Person">Object id of who writes it; null where only its files were kept so far.</param>
/// <param name="StartedAt">When it was begun; null as before.</param>
/// <param name="ClosedFor">The customer in whose ledger it is then; null where it was closed by an earlier release.</param>
internal sealed record StoredDraft(
    [property: JsonPropertyName("files")] IReadOnlyList<EvidenceFile> Files,
    [property: JsonPropertyName("closedAt")] DateTimeOffset? ClosedAt = null,
    [property: JsonPropertyName("form")] DraftForm? Form = null,
    [property: JsonPropertyName("person")] Guid? Person = null,
    [property: JsonPropertyName("startedAt")] DateTimeOffset? StartedAt = null,
    [property: JsonPropertyName("closedFor")] Guid? ClosedFor = null)
    : IJsonOnDeserialized
{
    /// <summary>Where it is on record, if it is: it may be since it was closed, whoever knows of it.</summary>
    [JsonIgnore]
    public Guid? MayBeOnRecordOf => ClosedAt is null ? null : ClosedFor;

    /// <summary>A list with holes was written by nobody here.</summary>
    void IJsonOnDeserialized.OnDeserialized()
    {
        if (Files.Any(file => file is null))
        {
            throw new JsonException("A file is missing.");
        }
    }
}
