using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using McaBot.Platform.Http;

namespace McaBot.Teams;

/// <summary>The bot's one identity, for the channel, Graph, Partner Center and Storage.</summary>
internal static class BotIdentity
{
    private const string ClientName = "identity";

    public static IServiceCollection AddBotIdentity(this IServiceCollection services)
    {
        services.AddOutsideClient(ClientName, TokenCallsHandler.Longest)
            .AddHttpMessageHandler(p => new TokenCallsHandler(p.GetRequiredService<TimeProvider>()));
        return services.AddSingleton<TokenCredential>(p => new SharedTokenCredential(
            CredentialOf(
                p.GetRequiredService<IOptions<MicrosoftAppOptions>>().Value,
                p.GetRequiredService<IOptions<IdentityOptions>>().Value,
                p.GetRequiredService<IHttpClientFactory>())));
    }

    private static TokenCredential CredentialOf(MicrosoftAppOptions app, IdentityOptions identity, IHttpClientFactory clients)
    {
        if (!app.HasRegistration)
        {
            // Development without a registration: the developer's own sign-in serves for Graph and Storage.
            return new AzureCliCredential();
        }

        var calls = new HttpClientTransport(clients.CreateClient(ClientName));
        var id = $"{app.MicrosoftAppId:D}";
        if (app.IsManagedIdentity)
        {
            return new ManagedIdentityCredential(
                new ManagedIdentityCredentialOptions(ManagedIdentityId.FromUserAssignedClientId(id)) { Transport = calls });
        }

        var tenant = $"{app.MicrosoftAppTenantId:D}";

        // Whoever names an authority vouches for it; else the public cloud would be asked whether it knows it.
        var authority = identity.AuthorityHost ?? app.ToChannelFromBotLoginUrl;
        var isVouchedFor = authority is not null;
        return string.IsNullOrWhiteSpace(identity.CertificatePath)
            ? new ClientSecretCredential(
                tenant, id, app.MicrosoftAppPassword,
                At(authority, new ClientSecretCredentialOptions { Transport = calls, DisableInstanceDiscovery = isVouchedFor }))
            : WithCertificate(
                tenant, id, identity,
                At(authority, new ClientCertificateCredentialOptions
                {
                    Transport = calls,
                    SendCertificateChain = true,
                    DisableInstanceDiscovery = isVouchedFor,
                }));
    }

    private static ClientCertificateCredential WithCertificate(
        string tenant, string id, IdentityOptions identity, ClientCertificateCredentialOptions options) =>
        string.IsNullOrEmpty(identity.CertificatePassword)
            ? new ClientCertificateCredential(tenant, id, identity.CertificatePath, options)
            : new ClientCertificateCredential(
                tenant, id, X509CertificateLoader.LoadPkcs12FromFile(identity.CertificatePath!, identity.CertificatePassword), options);

    private static T At<T>(Uri? authority, T options)
        where T : TokenCredentialOptions
    {
        if (authority is not null)
        {
            options.AuthorityHost = new Uri(authority.GetLeftPart(UriPartial.Authority));
        }

        return options;
    }
}
