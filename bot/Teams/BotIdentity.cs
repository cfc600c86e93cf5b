using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Identity;

namespace McaBot.Teams;

/// <summary>The bot's one identity, for the channel, Graph, Partner Center and Storage.</summary>
internal static class BotIdentity
{
    /// <summary>
    /// A call that is not answered is then made again. The library makes one call at a time in a process, so all who need a token wait for
    /// it: a second try, and what the token is for, still fit into a turn.
    /// </summary>
    private static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(2);

    public static IServiceCollection AddBotIdentity(this IServiceCollection services) => services.AddSingleton(p =>
        CredentialOf(p.GetRequiredService<IOptions<MicrosoftAppOptions>>().Value, p.GetRequiredService<IOptions<IdentityOptions>>().Value));

    public static TokenCredential CredentialOf(MicrosoftAppOptions app, IdentityOptions identity)
    {
        if (!app.HasRegistration)
        {
            // Development without a registration: the developer's own sign-in serves for Graph and Storage.
            return new AzureCliCredential();
        }

        var id = $"{app.MicrosoftAppId:D}";
        if (app.IsManagedIdentity)
        {
            return new ManagedIdentityCredential(
                Limited(new ManagedIdentityCredentialOptions(ManagedIdentityId.FromUserAssignedClientId(id))));
        }

        var tenant = $"{app.MicrosoftAppTenantId:D}";

        // Whoever names an authority vouches for it; else the public cloud would be asked whether it knows it.
        var authority = identity.AuthorityHost ?? app.ToChannelFromBotLoginUrl;
        return string.IsNullOrWhiteSpace(identity.CertificatePath)
        ? new ClientSecretCredential(
            tenant, id, app.MicrosoftAppPassword,
            At(authority, new ClientSecretCredentialOptions { DisableInstanceDiscovery = authority is not null }))
        : WithCertificate(
            tenant,
            id,
            identity,
            At(
                authority,
                new ClientCertificateCredentialOptions { SendCertificateChain = true, DisableInstanceDiscovery = authority is not null }));
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

        return Limited(options);
    }

    private static T Limited<T>(T options)
        where T : TokenCredentialOptions
    {
        options.Retry.NetworkTimeout = LongestTry;
        return options;
    }
}
