using System.Globalization;
using System.Text.Json.Nodes;
using McaBot.Sandbox.World;

namespace McaBot.Sandbox.Wire;

/// <summary>
/// Refusals as Partner Center writes them. Which codes mean "not accepted yet" and "expired" is not documented: these two are the sandbox's
/// own.
/// </summary>
internal sealed record PartnerCenterError(int Status, int Code, string Name, string Description, string? Field = null)
{
    public static PartnerCenterError WrongAudience { get; } =
        new(401, 900420, "InvalidAudience", "The audience of the token is not valid for this resource.");

    public static PartnerCenterError NotAuthorised { get; } = new(401, 900308, "Unauthorized", "The caller is not authorized.");

    public static PartnerCenterError AppOnlyRefused { get; } =
        new(403, 900329, "AppOnlyNotSupported", "App only tokens are not supported for this resource.");

    public static PartnerCenterError UnknownTenant { get; } = new(404, 60003, "TenantNotFound", "The tenant was not found.");

    public static PartnerCenterError AlreadyConfirmed { get; } =
        new(409, 600061, "PartnerConfirmedAgreementAlreadyExists", "A partner confirmed agreement already exists for the customer.");

    public static PartnerCenterError NotAccepted { get; } =
        new(400, 600901, "AttestationNotAccepted", "The attestation has not been accepted by the customer.");

    public static PartnerCenterError Expired { get; } = new(400, 600902, "AttestationExpired", "The attestation has expired.");

    public static PartnerCenterError UnknownAttestation { get; } =
        new(404, 600903, "AttestationNotFound", "The attestation was not found.");

    public static PartnerCenterError UnknownTemplate { get; } =
        new(404, 600904, "AgreementTemplateNotFound", "The agreement template was not found.");

    public static PartnerCenterError BadInput(string field) => new(400, 400056, "InvalidInput", "Invalid input.", field);

    public Task WriteAsync(HttpContext context, PartnerCenterErrorShape shape) => context.Response.WriteJsonAsync(Status, ToJson(shape));

    public JsonObject ToJson(PartnerCenterErrorShape shape) => shape == PartnerCenterErrorShape.Older
        ? new JsonObject
        {
            ["code"] = Code.ToString(CultureInfo.InvariantCulture),
            ["description"] = Description,
            ["data"] = new JsonArray([.. Field is null ? Array.Empty<JsonNode>() : [JsonValue.Create(Field)]]),
            ["source"] = "PartnerFD",
        }
        : new JsonObject
        {
            ["code"] = Code,
            ["message"] = Description,
            ["description"] = Description,
            ["errorName"] = Name,
            ["isRetryable"] = false,
            ["parameters"] = Field is null ? [] : new JsonObject { ["field"] = Field },
            ["errorMessageExtended"] = $"InternalErrorCode={Code.ToString(CultureInfo.InvariantCulture)}",
        };
}
