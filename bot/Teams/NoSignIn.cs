using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace McaBot.Teams;

/// <summary>What the adapter wants for each turn. This bot signs nobody in, so one that does nothing serves all turns.</summary>
internal sealed class NoSignIn : UserTokenClient
{
    public static readonly Task<UserTokenClient> Shared = Task.FromResult<UserTokenClient>(new NoSignIn());

    public override Task<TokenResponse> GetUserTokenAsync(
        string userId, string connectionName, string channelId, string magicCode,
        CancellationToken cancellationToken) => throw NotOffered();

    public override Task<SignInResource> GetSignInResourceAsync(
        string connectionName, Activity activity, string finalRedirect, CancellationToken cancellationToken) => throw NotOffered();

    public override Task SignOutUserAsync(string userId, string connectionName, string channelId, CancellationToken cancellationToken) =>
        throw NotOffered();

    public override Task<TokenStatus[]> GetTokenStatusAsync(
        string userId, string channelId, string includeFilter, CancellationToken cancellationToken) => throw NotOffered();

    public override Task<Dictionary<string, TokenResponse>> GetAadTokensAsync(
        string userId, string connectionName, string[] resourceUrls, string channelId,
        CancellationToken cancellationToken) => throw NotOffered();

    public override Task<TokenResponse> ExchangeTokenAsync(
        string userId, string connectionName, string channelId, TokenExchangeRequest exchangeRequest,
        CancellationToken cancellationToken) => throw NotOffered();

    private static NotSupportedException NotOffered() => new("Sign-in is not offered.");
}
