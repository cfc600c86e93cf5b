using System.Text.Json.Serialization;

namespace McaBot.Features.Bulk;

/// <summary>The bulk requests of one person, latest last.</summary>
internal sealed record PersonBulkRequests([property: JsonPropertyName("batches")] IReadOnlyList<PersonBulkRequest> Batches)
{
    private const int Most = 20;

    public static PersonBulkRequests With(PersonBulkRequests? before, PersonBulkRequest batch) =>
        new([.. (before?.Batches ?? []).Where(b => b.Id != batch.Id).TakeLast(Most - 1), batch]);
}
