using Azure.Core;
using McaBot.Platform;

namespace McaBot.Teams;

/// <summary>
/// Has a token fetched once for all who ask for the same. Whoever cannot wait for it goes, and whoever asks next finds it: it would never
/// come if each of them ended the call and began another.
/// </summary>
internal sealed class SharedTokenCredential(TokenCredential inner) : TokenCredential
{
    private readonly SharedRuns<Wanted, AccessToken> fetches = new();

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        var wanted = new Wanted(
            string.Join(' ', requestContext.Scopes), requestContext.Claims, requestContext.TenantId, requestContext.IsCaeEnabled);
        var fetch = fetches.Begin(wanted, async () => await inner.GetTokenAsync(requestContext, CancellationToken.None));
        return await fetch.WaitAsync(cancellationToken);
    }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        inner.GetToken(requestContext, cancellationToken);

    private sealed record Wanted(string Scopes, string? Claims, string? Tenant, bool Cae);
}
