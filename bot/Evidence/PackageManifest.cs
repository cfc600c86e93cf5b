using System.Text.Json.Serialization;

namespace McaBot.Evidence;

/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Lower-case hex.</param>
internal sealed record ManifestFile(string Name, long Size, string Sha256);

/// <summary>What an evidence package holds besides this. Whoever receives one reads these names: add, never rename.</summary>
/// <param name="LedgerEntries">How many entries the customer's ledger had.</param>
/// <param name="LedgerHead">The hash of the last of them.</param>
internal sealed record PackageManifest(
    string Number, Guid Attestation, Guid Customer, DateTimeOffset CreatedAt, long LedgerEntries, string LedgerHead, IReadOnlyList<ManifestFile> Files);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(PackageManifest))]
internal sealed partial class PackageJson : JsonSerializerContext;
