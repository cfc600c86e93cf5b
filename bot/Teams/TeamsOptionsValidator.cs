using McaBot.Platform.Settings;
using McaBot.Teams.Files;
using Microsoft.Extensions.Options;

namespace McaBot.Teams;

internal sealed class TeamsOptionsValidator : IValidateOptions<TeamsOptions>
{
    public ValidateOptionsResult Validate(string? name, TeamsOptions options) => OptionsProblems.Result(ProblemsOf(options));

    private static IEnumerable<string> ProblemsOf(TeamsOptions options)
    {
        if (options.AllowedTenants.Count == 0)
        {
            yield return "Teams:AllowedTenants is required: at least one tenant id (MicrosoftAppTenantId serves where it is set).";
        }

        if (options.AllowedTenants.Contains(Guid.Empty))
        {
            yield return "Teams:AllowedTenants must not hold the empty GUID.";
        }

        if (options.AllowedServiceHosts.Any(h => ServiceHost.Parse(h) is null))
        {
            yield return "Teams:AllowedServiceHosts must hold whole host names, with a port where needed, such as smba.trafficmanager.net.";
        }

        if (options.AllowedFileHosts.Any(h => !FileHosts.CanRead(h)))
        {
            yield return "Teams:AllowedFileHosts must hold whole host names, with a port where needed, or *. before a domain, such as *.sharepoint.com.";
        }
    }
}
