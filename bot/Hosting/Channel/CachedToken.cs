using System.Net.Http.Headers;
using Azure.Core;
using Microsoft.Rest;

namespace McaBot.Hosting;

/// <summary>One token for all calls until shortly before it expires.</summary>
internal sealed class CachedToken(TokenCredential credential, string scope, TimeProvider time) : ITokenProvider, IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);
    private readonly TokenRequestContext request = new([scope]);
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
            if (Fresh is { } meanwhile)
            {
                return meanwhile;
            }

            var token = await credential.GetTokenAsync(request, cancellationToken);
            held = new Held(new AuthenticationHeaderValue("Bearer", token.Token), token.ExpiresOn - Margin);
            return held.Header;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private AuthenticationHeaderValue? Fresh => held is { } h && time.GetUtcNow() < h.Until ? h.Header : null;

    private sealed record Held(AuthenticationHeaderValue Header, DateTimeOffset Until);
}
