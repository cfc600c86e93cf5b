using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace McaBot.Sandbox.World;

/// <summary>What Partner Center holds, as kept between runs.</summary>
internal sealed record PartnerCenterFile(
    IReadOnlyList<PartnerCustomer> Customers,
    IReadOnlyList<Guid> DirectlySigned,
    IReadOnlyList<PartnerAttestation> Attestations,
    IReadOnlyList<PartnerAgreement> Agreements,
    IReadOnlyList<KeptAnswer> Answers)
{
    public static JsonNode ToJson(PartnerCenterBook book) =>
    JsonSerializer.SerializeToNode(
        new PartnerCenterFile(book.Customers, [.. book.DirectlySigned], book.Attestations, book.Agreements, book.Answers),
        PartnerCenterFileJson.Default.PartnerCenterFile)!;

    public static void Restore(PartnerCenterBook book, JsonNode json) =>
        book.Restore(json.Deserialize(PartnerCenterFileJson.Default.PartnerCenterFile)!);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PartnerCenterFile))]
internal sealed partial class PartnerCenterFileJson : JsonSerializerContext;
