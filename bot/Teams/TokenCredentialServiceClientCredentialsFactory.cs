using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Azure.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Rest;

namespace McaBot.Teams;

/// <summary>Lets the bot speak to the channel with the one identity it has.</summary>
internal sealed class TokenCredentialServiceClientCredentialsFactory(
    TokenCredential credential, IOptions<MicrosoftAppOptions> app, TimeProvider time) : ServiceClientCredentialsFactory
{
    private const string Suffix = "/.default";
    private readonly ConcurrentDictionary<string, (CachedToken Token, ServiceClientCredentials Signer)> credentials = new(
        StringComparer.Ordinal);

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) =>
        Task.FromResult(app.Value.MicrosoftAppId is { } own && Guid.TryParse(appId, out var asked) && asked == own);

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) =>
        Task.FromResult(app.Value.AllowAnonymousCallers);

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(
        string? appId, string? audience, string? loginEndpoint, bool validateAuthority, CancellationToken cancellationToken)
    {
        if (!app.Value.HasRegistration || (app.Value.AllowAnonymousCallers && string.IsNullOrEmpty(appId)))
        {
            return Unsigned.Shared;
        }

        var scope = ScopeOf(string.IsNullOrWhiteSpace(audience) ? AuthenticationConstants.ToChannelFromBotOAuthScope : audience);
        return Guid.TryParse(appId, out var asked) && asked == app.Value.MicrosoftAppId
            ? Task.FromResult(credentials.GetOrAdd(scope, Signed).Signer)
            : throw new InvalidOperationException("The app id is not this bot's.");
    }

    /// <summary>For a token the channel refused, although it has not expired.</summary>
    /// <returns>Another one; null when there is none to be had.</returns>
    public async Task<AuthenticationHeaderValue?> ReplaceAsync(AuthenticationHeaderValue refused, CancellationToken cancellationToken)
    {
        foreach (var (token, _) in credentials.Values)
        {
            if (await token.ReplaceAsync(refused, cancellationToken) is { } another)
            {
                return another;
            }
        }

        return null;
    }

    private (CachedToken, ServiceClientCredentials) Signed(string scope)
    {
        var token = new CachedToken(credential, scope, time);
        return (token, new TokenCredentials(token));
    }

    public static string ScopeOf(string audience) =>
        audience.EndsWith(Suffix, StringComparison.Ordinal) ? audience : audience.TrimEnd('/') + Suffix;

    /// <summary>For a local channel that takes no tokens.</summary>
    private sealed class Unsigned : ServiceClientCredentials
    {
        public static readonly Task<ServiceClientCredentials> Shared = Task.FromResult<ServiceClientCredentials>(new Unsigned());
    }
}
