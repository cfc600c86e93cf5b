using Azure.Core;
using McaBot.Host;
using McaBot.Sandbox;
using McaBot.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace McaBot.Benchmarks.TurnCost;

/// <summary>The whole host of McaBot, but for what it does in the background and for the bot, which is the echo bot.</summary>
internal static class McaBotServer
{
    private static readonly SandboxIds Ids = new();

    public static WebApplication Build(Uri sink, bool validatesTokens)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.Configuration.AddInMemoryCollection(Settings(sink, validatesTokens));
        var before = builder.Services.Where(service => service.ServiceType == typeof(IHostedService)).ToList();
        builder.AddMcaBot();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.RemoveAll<IHostedService>();
        foreach (var service in before)
        {
            builder.Services.Add(service);
        }

        builder.Services.RemoveAll<IBot>();
        builder.Services.AddSingleton<IBot, EchoBot>();
        builder.Services.RemoveAll<TokenCredential>();
        builder.Services.AddSingleton<TokenCredential, FixedCredential>();
        var app = builder.Build();
        app.MapMcaBot();
        return app;
    }

    private static Dictionary<string, string?> Settings(Uri sink, bool validatesTokens) => new(StringComparer.Ordinal)
    {
        ["MicrosoftAppType"] = validatesTokens ? "UserAssignedMSI" : "",
        ["MicrosoftAppId"] = validatesTokens ? Ids.AppId : "",
        ["MicrosoftAppTenantId"] = validatesTokens ? Ids.TenantId : "",
        ["AllowAnonymousCallers"] = validatesTokens ? "false" : "true",
        ["ToBotFromChannelTokenIssuer"] = TokenIssuer.ChannelIssuer,
        ["ToBotFromChannelOpenIdMetadataUrl"] = new Uri(sink, "/issuer/.well-known/openidconfiguration").ToString(),
        ["Teams:AllowedTenants:0"] = SampleActivities.TenantId,
        ["Teams:AllowedServiceHosts:0"] = sink.Authority,
        ["Storage:ConnectionString"] = "UseDevelopmentStorage=true",
        ["Roles:AdminAgents"] = Ids.AdminAgents,
        ["Roles:HelpdeskAgents"] = Ids.HelpdeskAgents,
    };
}
