using McaBot.Host;
using McaBot.Tests.Manifest;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace McaBot.Tests.Support;

/// <summary>The bot as its host wires it; it is never started.</summary>
internal static class UnstartedBot
{
    /// <summary>As few as it does with.</summary>
    public static IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["MicrosoftAppType"] = "UserAssignedMSI",
        ["MicrosoftAppId"] = TeamsPackage.BotId,
        ["MicrosoftAppTenantId"] = "1b7f0a66-6ac0-4d0c-9be6-4c5a3d2e1f00",
        ["Roles:AdminAgents"] = "5e0a4a52-2a6f-4c61-8b7c-0d4a1a6f7c10",
        ["Roles:HelpdeskAgents"] = "5e0a4a52-2a6f-4c61-8b7c-0d4a1a6f7c11",
        ["Storage:ConnectionString"] = "UseDevelopmentStorage=true",
    };

    public static WebApplication Build(IEnumerable<KeyValuePair<string, string?>>? settings = null, TimeProvider? time = null) =>
        Wire(settings, time).Build();

    public static WebApplicationBuilder Wire(IEnumerable<KeyValuePair<string, string?>>? settings = null, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.AddMcaBot();
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        return builder;
    }
}
