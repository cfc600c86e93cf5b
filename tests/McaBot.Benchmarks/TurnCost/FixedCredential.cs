using Azure.Core;

namespace McaBot.Benchmarks.TurnCost;

/// <summary>A token without asking anybody: the sink takes all.</summary>
internal sealed class FixedCredential : TokenCredential
{
    private static readonly AccessToken Token = new(new string('t', 1200), TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(12));

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => Token;

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(Token);
}
