using System.Text.Json;
using McaBot.Teams;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace McaBot.Host.Health;

/// <summary>Whether the channel's OpenID metadata can be read: without it nobody can be authenticated.</summary>
internal sealed class ChannelKeysCheck(IHttpClientFactory clients, IOptions<MicrosoftAppOptions> app) : IHealthCheck
{
    public const string ClientName = "readiness";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!app.Value.HasRegistration)
        {
            return HealthCheckResult.Healthy();
        }

        try
        {
            using var client = clients.CreateClient(ClientName);
            var address = app.Value.ToBotFromChannelOpenIdMetadataUrl ?? new Uri(AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl);
            await using var body = await client.GetStreamAsync(address, cancellationToken);
            using var metadata = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
            return metadata.RootElement.ValueKind == JsonValueKind.Object && metadata.RootElement.TryGetProperty("jwks_uri", out _)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The channel's OpenID metadata names no keys.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return HealthCheckResult.Unhealthy("The channel's OpenID metadata cannot be read.");
        }
    }
}
