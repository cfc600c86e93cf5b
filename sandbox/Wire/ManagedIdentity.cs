using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace McaBot.Sandbox.Wire;

/// <summary>App Service's managed-identity endpoint, version 2019-08-01.</summary>
/// <remarks>Source: Microsoft Learn, "How to use managed identities for App Service", REST endpoint reference.</remarks>
public sealed class ManagedIdentity(TokenIssuer issuer, string clientId, TimeProvider clock)
{
    private const string Version = "2019-08-01";

    private readonly ConcurrentDictionary<string, bool> accepted = new(StringComparer.Ordinal);

    /// <summary>What a process has to know to ask in the identity's name.</summary>
    public string Header { get; private set; } = "";

    public TimeSpan TokenLife { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Another header from now on, beside the earlier ones until <see cref="DropEarlier"/>.</summary>
    public string Renew()
    {
        Header = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        accepted[Header] = true;
        return Header;
    }

    public void DropEarlier()
    {
        foreach (var earlier in accepted.Keys.Where(header => header != Header)) accepted.TryRemove(earlier, out _);
    }

    internal void Map(IEndpointRouteBuilder routes) => routes.MapGet("/identity/token", AnswerAsync);

    private Task AnswerAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var resource = query["resource"].ToString();
        if (!accepted.ContainsKey(context.Request.Headers["X-IDENTITY-HEADER"].ToString()))
            return Refuse(context, StatusCodes.Status401Unauthorized, "The identity header is missing or wrong.");
        if (query["api-version"] != Version) return Refuse(context, StatusCodes.Status400BadRequest, "The api-version is not supported.");
        if (resource.Length == 0) return Refuse(context, StatusCodes.Status400BadRequest, "The resource is missing.");
        if (query["client_id"] != clientId)
            return Refuse(context, StatusCodes.Status400BadRequest, "No managed identity has this client id.");

        return context.Response.WriteJsonAsync(StatusCodes.Status200OK, new JsonObject
        {
            ["access_token"] = issuer.MintForResource(resource, clientId, TokenLife),
            ["expires_on"] = (clock.GetUtcNow() + TokenLife).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["resource"] = resource,
            ["token_type"] = "Bearer",
            ["client_id"] = clientId,
        });
    }

    private static Task Refuse(HttpContext context, int status, string message) =>
        context.Response.WriteJsonAsync(status, new JsonObject { ["statusCode"] = status, ["message"] = message });
}
