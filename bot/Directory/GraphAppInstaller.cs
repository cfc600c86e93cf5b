using McaBot.Teams;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions;

namespace McaBot.Directory;

/// <summary>
/// Installs the bot for a person who has not, so that it can write first. Application permission
/// TeamsAppInstallation.ReadWriteSelfForUser.All.
/// </summary>
internal sealed class GraphAppInstaller(
    GraphClient graph, GraphCalls calls, IOptions<GraphOptions> options, IOptions<TeamsOptions> teams)
{
    /// <summary>Safe to repeat: a second installation is answered with a conflict.</summary>
    /// <exception cref="DirectoryUnavailableException">Graph was busy or out of reach: try again later.</exception>
    public async Task<InstallResult> EnsureInstalledAsync(Guid person, CancellationToken cancellationToken)
    {
        if (teams.Value.AppCatalogId is not { } app)
        {
            return new InstallResult(InstallState.NotConfigured);
        }

        var body = new UserScopeTeamsAppInstallation
        {
            AdditionalData = new Dictionary<string, object>
            {
                ["teamsApp@odata.bind"] = $"{options.Value.BaseUrl.AbsoluteUri.TrimEnd('/')}/appCatalogs/teamsApps/{app:D}",
            },
        };
        return await calls.RunAsync(
            "install",
            async ct =>
            {
                await graph.Service.Users[person.ToString("D")].Teamwork.InstalledApps.PostAsync(body, cancellationToken: ct);
                return new InstallResult(InstallState.Installed);
            },
            Expected,
            cancellationToken);
    }

    private static ExpectedAnswer<InstallResult>? Expected(ApiException e) => e.ResponseStatusCode switch
    {
        StatusCodes.Status409Conflict => new(new InstallResult(InstallState.AlreadyThere)),
        StatusCodes.Status401Unauthorized or StatusCodes.Status408RequestTimeout or StatusCodes.Status429TooManyRequests => null,
        >= 400 and < 500 => new(new InstallResult(InstallState.Refused, $"graph-{e.ResponseStatusCode}")),
        _ => null,
    };
}
