using McaBot.Notifications;
using McaBot.Outside;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;

namespace McaBot.Hosting;

internal static class ChannelServices
{
    /// <summary>Of a turn's own calls; what is sent outside a turn has less time.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(100);

    public static IServiceCollection AddTeamsChannel(this IServiceCollection services)
    {
        services.AddOutsideClient(ChannelClients.Name, connectTimeout: TimeSpan.FromSeconds(10))
            .ConfigureHttpClient(client => client.Timeout = LongestCall)
            .AddHttpMessageHandler(p => new RefusedTokenHandler(p.GetRequiredService<TokenCredentialServiceClientCredentialsFactory>()));
        services.AddSingleton<TurnsInFlight>();
        services.AddSingleton<ActivityGate>();
        services.AddSingleton<TokenCredentialServiceClientCredentialsFactory>();
        services.AddSingleton<ServiceClientCredentialsFactory>(p => p.GetRequiredService<TokenCredentialServiceClientCredentialsFactory>());
        services.AddSingleton<BotFrameworkAuthentication>(p => new GatedAuthentication(
            new ConfigurationBotFrameworkAuthentication(
                p.GetRequiredService<IConfiguration>(),
                p.GetRequiredService<ServiceClientCredentialsFactory>(),
                httpClientFactory: new ChannelClients(p.GetRequiredService<IHttpClientFactory>()),
                logger: p.GetRequiredService<ILogger<ConfigurationBotFrameworkAuthentication>>()),
            p.GetRequiredService<ActivityGate>(),
            p.GetRequiredService<ILogger<GatedAuthentication>>()));
        services.AddSingleton(AdapterFrom);
        services.AddSingleton<IBotFrameworkHttpAdapter>(p => p.GetRequiredService<CloudAdapter>());
        services.AddSingleton<BotAdapter>(p => p.GetRequiredService<CloudAdapter>());
        return services;
    }

    private static CloudAdapter AdapterFrom(IServiceProvider services)
    {
        var adapter = new CloudAdapter(services.GetRequiredService<BotFrameworkAuthentication>(), services.GetRequiredService<ILogger<CloudAdapter>>());

        // Within the two seconds after which people wonder whether anything happens.
        adapter.Use(new ShowTypingMiddleware(1500));
        adapter.Use(new PaceNotes(services.GetRequiredService<Pace>()));
        return adapter;
    }
}
