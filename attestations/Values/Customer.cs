using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <param name="Domain">Primary domain, lower case, in ASCII (IDNA) form.</param>
/// <param name="CompanyName">Legal name, 1 to 200 characters.</param>
/// <param name="Country">ISO 3166-1 alpha-2, upper case.</param>
/// <param name="Language">Language of the agreement, one of <see cref="AgreementLanguages.All"/>.</param>
public sealed record Customer(
    [property: JsonPropertyName("tenantId")] Guid TenantId,
    [property: JsonPropertyName("domain")] string Domain,
    [property: JsonPropertyName("companyName")] string CompanyName,
    [property: JsonPropertyName("country")] string Country,
    [property: JsonPropertyName("language")] string Language);
