using System.Net.Http.Headers;
using Azure.Core;
using Microsoft.Rest;

namespace McaBot.Teams;

/// <summary>One token for all calls until shortly before it expires, or until the channel refuses it.</summary>
internal sealed class CachedToken(TokenCredential credential, string scope, TimeProvider time) : ITokenProvider, IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <summary>Where a token as young as this is refused, another one would be too.</summary>
    private static readonly TimeSpan Young = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim one = new(1, 1);
    private volatile Held? held;

    public async Task<AuthenticationHeaderValue> GetAuthenticationHeaderAsync(CancellationToken cancellationToken)
    {
        if (Fresh is { } header)
        {
            return header;
        }

        await one.WaitAsync(cancellationToken);
        try
        {
            return Fresh ?? await FetchAsync(null, cancellationToken);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>
    /// Fetches another token in place of a refused one, past whatever cache the credential keeps; once for all who were refused with it.
    /// </summary>
    /// <returns>Null when the refused one was none of these, or so young that another would do no better.</returns>
    public async Task<AuthenticationHeaderValue?> ReplaceAsync(AuthenticationHeaderValue refused, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            if (held is not { } present)
            {
                return null;
            }

            if (!Equals(present.Header, refused))
            {
                return Equals(present.Former, refused) ? Fresh : null;
            }

            return time.GetUtcNow() - present.Since < Young ? null : await FetchAsync(refused, cancellationToken);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private AuthenticationHeaderValue? Fresh => held is { } h && time.GetUtcNow() < h.Until ? h.Header : null;

    private async Task<AuthenticationHeaderValue> FetchAsync(AuthenticationHeaderValue? refused, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var token = await credential.GetTokenAsync(
            new TokenRequestContext([scope], claims: refused is null ? null : IssuedAfter(now)), cancellationToken);
        held = new Held(new AuthenticationHeaderValue("Bearer", token.Token), now, token.ExpiresOn - Margin, refused);
        return held.Header;
    }

    /// <summary>
    /// A claims request, as a resource that revokes tokens makes it: credentials then answer with no token they hold already.
    /// </summary>
    /// <remarks>Source: Microsoft Learn, "Claims challenges, claims requests and client capabilities".</remarks>
    private static string IssuedAfter(DateTimeOffset moment) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"access_token":{"nbf":{"essential":true,"value":"{{moment.ToUnixTimeSeconds()}}"} } }"""
        );

    private sealed record Held(
        AuthenticationHeaderValue Header, DateTimeOffset Since, DateTimeOffset Until, AuthenticationHeaderValue? Former);
}
