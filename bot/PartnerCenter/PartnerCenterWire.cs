using System.Text.Json.Serialization;

namespace McaBot.PartnerCenter;

internal sealed record AttestationBody(
    [property: JsonPropertyName(PartnerCenterNames.Country)] string Country,
    [property: JsonPropertyName(PartnerCenterNames.Language)] string Language,
    [property: JsonPropertyName(PartnerCenterNames.CompanyName)] string CompanyName,
    [property: JsonPropertyName(PartnerCenterNames.SignatoryFirstName)] string FirstName,
    [property: JsonPropertyName(PartnerCenterNames.SignatoryLastName)] string LastName,
    [property: JsonPropertyName(PartnerCenterNames.SignatoryEmail)] string Email,
    [property: JsonPropertyName(PartnerCenterNames.SignatoryPhone)] string? Phone);

internal sealed record AgreementBody(
    [property: JsonPropertyName(PartnerCenterNames.Type)] string Type,
    [property: JsonPropertyName(PartnerCenterNames.AttestationId)] Guid Attestation);

internal sealed record CustomerFilter(
    [property: JsonPropertyName(PartnerCenterNames.SearchedField)] string Field,
    [property: JsonPropertyName(PartnerCenterNames.SearchedValue)] string Value,
    [property: JsonPropertyName(PartnerCenterNames.SearchOperator)] string Operator);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AttestationBody))]
[JsonSerializable(typeof(AgreementBody))]
[JsonSerializable(typeof(CustomerFilter))]
internal sealed partial class PartnerCenterJson : JsonSerializerContext;
