using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Rest;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>The bot's identity from the settings MicrosoftApp...; one credential, which caches its tokens.</summary>
public class ConfigurationServiceClientCredentialFactory : ServiceClientCredentialsFactory
{
    private readonly string? _appId;
    private readonly TokenCredential? _credential;

    /// <exception cref="ArgumentException">A setting is missing or contradictory; the message names it.</exception>
    public ConfigurationServiceClientCredentialFactory(
        IConfiguration configuration, HttpClient? httpClient = null, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _appId = configuration["MicrosoftAppId"];
        if (!string.IsNullOrWhiteSpace(_appId))
            _credential = CredentialOf(configuration, _appId, httpClient);
        else if (!HostEnvironment.IsDevelopment(configuration))
            throw new ArgumentException("MicrosoftAppId is required outside Development.");
    }

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) =>
        Task.FromResult(_credential is not null && string.Equals(appId, _appId, StringComparison.OrdinalIgnoreCase));

    /// <summary>Only without an app id, and the constructor admits that in Development alone.</summary>
    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) =>
        Task.FromResult(_credential is null);

    public override async Task<ServiceClientCredentials> CreateCredentialsAsync(
        string? appId,
        string? audience,
        string? loginEndpoint,
        bool validateAuthority,
        CancellationToken cancellationToken)
    {
        if (_credential is null)
            return new UnsignedCredentials();
        if (appId is null || !await IsValidAppIdAsync(appId, cancellationToken))
            throw new InvalidOperationException("The app id is not this bot's.");

        return new TokenCredentials(new AzureTokenProvider(_credential, audience));
    }

    private static TokenCredential CredentialOf(IConfiguration configuration, string appId, HttpClient? http)
    {
        var type = configuration["MicrosoftAppType"];
        var password = configuration["MicrosoftAppPassword"];
        var tenant = configuration["MicrosoftAppTenantId"];
        if (string.Equals(type, "UserAssignedMSI", StringComparison.OrdinalIgnoreCase))
        {
            return string.IsNullOrEmpty(password)
                ? new ManagedIdentityCredential(
                    Over(http, new ManagedIdentityCredentialOptions(ManagedIdentityId.FromUserAssignedClientId(appId))))
                : throw new ArgumentException("MicrosoftAppPassword must be empty with MicrosoftAppType UserAssignedMSI.");
        }

        if (!string.Equals(type, "SingleTenant", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException("MicrosoftAppType must be SingleTenant or UserAssignedMSI; MultiTenant bots have ended.");
        if (string.IsNullOrWhiteSpace(tenant))
            throw new ArgumentException("MicrosoftAppTenantId is required with MicrosoftAppType SingleTenant.");
        if (string.IsNullOrWhiteSpace(password))
            throw new ArgumentException("MicrosoftAppPassword is required with MicrosoftAppType SingleTenant.");

        var options = Over(http, new ClientSecretCredentialOptions());
        if (Uri.TryCreate(configuration["ToChannelFromBotLoginUrl"], UriKind.Absolute, out var login))
            options.AuthorityHost = new Uri(login.GetLeftPart(UriPartial.Authority));
        return new ClientSecretCredential(tenant, appId, password, options);
    }

    private static T Over<T>(HttpClient? http, T options)
        where T : TokenCredentialOptions
    {
        if (http is not null)
            options.Transport = new HttpClientTransport(http);
        return options;
    }

    private sealed class UnsignedCredentials : ServiceClientCredentials;
}
