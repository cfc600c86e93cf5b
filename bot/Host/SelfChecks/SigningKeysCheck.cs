using McaBot.Host.Health;
using McaBot.Platform.SelfChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace McaBot.Host.SelfChecks;

/// <summary>Whether the keys by which Teams signs what it sends can be read.</summary>
internal sealed class SigningKeysCheck(IServiceProvider services) : ISelfCheck
{
    public CheckSubject Subject => CheckSubject.Identity;

    public string Name => "keys of the Bot Framework";

    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken cancellationToken)
    {
        var check = ActivatorUtilities.CreateInstance<ChannelKeysCheck>(services);
        var result = await check.CheckHealthAsync(new HealthCheckContext(), cancellationToken);
        return
        [
            result.Status == HealthStatus.Healthy
                ? CheckLine.Ok(Name, "can be read")
                : CheckLine.Wrong(
                    Name, result.Description?.TrimEnd('.') ?? "cannot be read", "Outgoing https to login.botframework.com must be open."),
        ];
    }
}
