using McaBot.Teams;
using McaBot.Teams.Tokens;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Rest;

namespace McaBot.Tests.Teams.Channel;

/// <summary>Authentication as the host puts it together, with an issuer on loopback.</summary>
internal static class ChannelParts
{
    public const string Tenant = "bbbbbbbb-1111-4111-8111-111111111111";

    public static ChannelAuthentication Authentication(
        TestIssuer? issuer, ServiceClientCredentialsFactory? credentials = null, TimeProvider? time = null,
        string environment = "Development", string? scope = null, params string[] hosts)
    {
        var app = new MicrosoftAppOptions
        {
            ToBotFromChannelOpenIdMetadataUrl = issuer is null ? null : new Uri(issuer.MetadataUrl),
            ToChannelFromBotOAuthScope = scope,
        };
        var host = new HostingEnvironment { EnvironmentName = environment };
        var settings = new ChannelSettings(app, environment == "Development");
        var teams = new TeamsOptions();
        teams.AllowedTenants.Add(new Guid(Tenant));
        hosts.ToList().ForEach(teams.AllowedServiceHosts.Add);
        var gate = new ActivityGate(Options.Create(teams), host);
        var factory = credentials ?? new FakeCredentials();
        var clock = time ?? TimeProvider.System;
        var keys = new ChannelKeyStore(new ChannelKeySource(new HttpClient(), settings), clock, NullLogger<ChannelKeyStore>.Instance);
        return new ChannelAuthentication(
            settings,
            factory,
            new ChannelTokenValidator(settings, factory, keys, clock),
            new ChannelConnectors(settings, factory, new OneClient(), gate),
            gate,
            NullLogger<ChannelAuthentication>.Instance);
    }

    public static Activity Activity(string? serviceUrl = TestIssuer.ServiceUrl, string? channel = "msteams") => new()
    {
        Type = ActivityTypes.Message,
        ChannelId = channel,
        ServiceUrl = serviceUrl,
        Conversation = new ConversationAccount { Id = "a:1", TenantId = Tenant },
    };

    private sealed class OneClient : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new();
    }
}
