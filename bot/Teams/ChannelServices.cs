using McaBot.Platform.Http;
using McaBot.Teams.Throttle;
using McaBot.Teams.Tokens;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;

namespace McaBot.Teams;

internal static class ChannelServices
{
    /// <summary>Of a turn's own calls; what is sent outside a turn has less time.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(100);

    public static IServiceCollection AddTeamsChannel(this IServiceCollection services)
    {
        services.AddOutsideClient(ChannelClients.Name, connectTimeout: TimeSpan.FromSeconds(10))
            .ConfigureHttpClient(client => client.Timeout = LongestCall)
            .AddHttpMessageHandler(p => new RefusedTokenHandler(p.GetRequiredService<TokenCredentialServiceClientCredentialsFactory>()))
            .AddHttpMessageHandler(() => new ConnectorCallsHandler());
        services.AddOutsideClient(ChannelClients.Keys, connectTimeout: TimeSpan.FromSeconds(10));
        services.AddHostedService<AnonymousAtStart>();
        services.AddSingleton<RequestAdmission>();
        services.AddSingleton<ActivityGate>();
        services.AddSingleton<TokenCredentialServiceClientCredentialsFactory>();
        services.AddSingleton<ServiceClientCredentialsFactory>(p => p.GetRequiredService<TokenCredentialServiceClientCredentialsFactory>());
        services.AddSingleton(p => new ChannelSettings(
            p.GetRequiredService<IOptions<MicrosoftAppOptions>>().Value, p.GetRequiredService<IHostEnvironment>().IsDevelopment()));
        services.AddSingleton(p => new ChannelKeySource(
            p.GetRequiredService<IHttpClientFactory>().CreateClient(ChannelClients.Keys), p.GetRequiredService<ChannelSettings>()));
        services.AddSingleton<ChannelKeyStore>();
        services.AddSingleton<ChannelTokenValidator>();
        services.AddSingleton<ChannelConnectors>();
        services.AddSingleton<BotFrameworkAuthentication, ChannelAuthentication>();
        services.AddSingleton<TypingSign>();
        services.AddSingleton<TeamsAdapter>();
        services.AddSingleton<IBotFrameworkHttpAdapter>(p => p.GetRequiredService<TeamsAdapter>());
        services.AddSingleton<CloudAdapterBase>(p => p.GetRequiredService<TeamsAdapter>());
        return services;
    }
}
