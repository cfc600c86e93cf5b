using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>The person in the customer's organisation who accepted the agreement.</summary>
/// <param name="Phone">E.164 form, such as +33142685300, or null.</param>
public sealed record Signatory(
    [property: JsonPropertyName("firstName")] string FirstName,
    [property: JsonPropertyName("lastName")] string LastName,
    [property: JsonPropertyName("email")] string Email,
    [property: JsonPropertyName("phone")] string? Phone = null)
{
    [JsonPropertyName("fullName")]
    public string FullName => $"{FirstName} {LastName}";
}
