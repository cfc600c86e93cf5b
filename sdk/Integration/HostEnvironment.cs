using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>The official signatures carry no IHostEnvironment; hosting leaves its name in the configuration.</summary>
internal static class HostEnvironment
{
    public static bool IsDevelopment(IConfiguration configuration) => string.Equals(
        configuration[HostDefaults.EnvironmentKey]
            ?? configuration["ASPNETCORE_ENVIRONMENT"]
            ?? configuration["DOTNET_ENVIRONMENT"],
        Environments.Development,
        StringComparison.OrdinalIgnoreCase);
}
