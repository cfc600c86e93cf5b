using System.Text.Json.Serialization;

namespace McaBot.Features.Attest.Evidence;

/// <summary>What an evidence package holds besides this. Whoever receives one reads these names: add, never rename.</summary>
/// <param name="LedgerEntries">How many entries the customer's ledger had.</param>
/// <param name="LedgerHead">The hash of the last of them.</param>
internal sealed record PackageManifest(
    [property: JsonPropertyName("number")] string Number,
    [property: JsonPropertyName("attestation")] Guid Attestation,
    [property: JsonPropertyName("customer")] Guid Customer,
    [property: JsonPropertyName("createdAt")] DateTimeOffset CreatedAt,
    [property: JsonPropertyName("ledgerEntries")] long LedgerEntries,
    [property: JsonPropertyName("ledgerHead")] string LedgerHead,
    [property: JsonPropertyName("files")] IReadOnlyList<ManifestFile> Files);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(PackageManifest))]
internal sealed partial class PackageJson : JsonSerializerContext;
