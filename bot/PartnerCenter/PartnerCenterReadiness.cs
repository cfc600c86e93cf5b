using Azure.Core;
using Azure.Identity;
using McaBot.Platform;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace McaBot.PartnerCenter;

/// <summary>Whether the bot's identity gets a token for Partner Center: without one nothing approved is carried out.</summary>
internal sealed class PartnerCenterReadiness(TokenCredential credential, IOptions<PartnerCenterOptions> options, TimeProvider time)
    : IHealthCheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var deadline = new Deadline(Limit, time, cancellationToken);
        try
        {
            await credential
                .GetTokenAsync(new TokenRequestContext([options.Value.Scope]), deadline.Token)
                .AsTask()
                .WaitAsync(deadline.Token);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e)
            when (e is AuthenticationFailedException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return HealthCheckResult.Unhealthy(
                "No token for Partner Center (PartnerCenter:Scope): the app is not registered there, or its identity cannot be reached.");
        }
    }
}
