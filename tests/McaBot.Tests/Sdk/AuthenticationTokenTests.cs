using Azure.Core;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Rest;

namespace McaBot.Tests.Sdk;

public sealed class AuthenticationTokenTests
{
    [Theory]
    [InlineData(null, "https://api.botframework.com/.default")]
    [InlineData("https://api.botframework.com", "https://api.botframework.com/.default")]
    [InlineData("https://api.botframework.com/", "https://api.botframework.com/.default")]
    [InlineData("https://api.botframework.com/.default", "https://api.botframework.com/.default")]
    public async Task A_call_is_signed_with_a_token_for_the_audience(string? audience, string scope)
    {
        var credential = new Recording();
        using var request = new HttpRequestMessage();

        await new TokenCredentials(new AzureTokenProvider(credential, audience)).ProcessHttpRequestAsync(request, default);

        Assert.Equal([scope], credential.Scopes);
        Assert.Equal("Bearer made", request.Headers.Authorization?.ToString());
    }

    private sealed class Recording : TokenCredential
    {
        public string[] Scopes { get; private set; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("A turn must not block on a token.");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes = requestContext.Scopes;
            return ValueTask.FromResult(new AccessToken("made", TimeProvider.System.GetUtcNow().AddHours(1)));
        }
    }
}
