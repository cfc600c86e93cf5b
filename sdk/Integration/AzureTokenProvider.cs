using System.Net.Http.Headers;
using Azure.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Rest;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

internal sealed class AzureTokenProvider(TokenCredential credential, string? audience) : ITokenProvider
{
    private const string Suffix = "/.default";
    private readonly TokenRequestContext _request = new([ScopeOf(audience)]);

    public async Task<AuthenticationHeaderValue> GetAuthenticationHeaderAsync(CancellationToken cancellationToken)
    {
        var token = await credential.GetTokenAsync(_request, cancellationToken);
        return new AuthenticationHeaderValue("Bearer", token.Token);
    }

    private static string ScopeOf(string? audience)
    {
        var scope = string.IsNullOrWhiteSpace(audience) ? AuthenticationConstants.ToChannelFromBotOAuthScope : audience;
        return scope.EndsWith(Suffix, StringComparison.Ordinal) ? scope : scope.TrimEnd('/') + Suffix;
    }
}
