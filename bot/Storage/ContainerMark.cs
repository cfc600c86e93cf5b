using System.Text.Json.Serialization;

namespace McaBot.Storage;

/// <summary>Written once, at the first start: by it a container is known again.</summary>
/// <param name="Id">Drawn at random.</param>
/// <param name="LedgerContainer">Where the ledgers have a container of their own, the one that was begun with it; it carries the same
/// id.</param>
internal sealed record ContainerMark(
    [property: JsonPropertyName("id")] Guid Id,
    [property: JsonPropertyName("ledgerContainer")] string? LedgerContainer = null);
