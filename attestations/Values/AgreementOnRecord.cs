using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>
/// Which agreement there was to accept when the request was confirmed, as Partner Center had it. What could not be read is null, and
/// <paramref name="Problem"/> says why.
/// </summary>
/// <param name="TemplateId">Partner Center's id of the agreement's template.</param>
/// <param name="VersionRank">The rank of its version: a later one is higher.</param>
/// <param name="Language">Of the document, which is not always the one that was asked for.</param>
/// <param name="DocumentHash">SHA-256 of the document as it was downloaded, lower-case hex.</param>
public sealed record AgreementOnRecord(
    [property: JsonPropertyName("templateId")] string? TemplateId = null,
    [property: JsonPropertyName("versionRank")] int? VersionRank = null,
    [property: JsonPropertyName("language")] string? Language = null,
    [property: JsonPropertyName("documentHash")] string? DocumentHash = null,
    [property: JsonPropertyName("problem")] AgreementProblem? Problem = null);
