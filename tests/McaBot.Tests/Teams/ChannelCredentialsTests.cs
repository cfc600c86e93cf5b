using System.Net.Http.Headers;
using Azure.Core;
using McaBot.Teams;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace McaBot.Tests.Teams;

public sealed class ChannelCredentialsTests
{
    private static readonly Guid AppId = new("aaaaaaaa-1111-4111-8111-111111111111");
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
    private readonly Counting credential;

    public ChannelCredentialsTests() => credential = new Counting(time);

    [Fact]
    public async Task One_token_serves_until_shortly_before_it_expires()
    {
        var factory = Factory(AppId);

        var first = await HeaderAsync(factory);
        time.Advance(TimeSpan.FromMinutes(54));
        Assert.Equal(first, await HeaderAsync(factory));
        Assert.Equal("Bearer 1 https://api.botframework.com/.default", first);

        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("Bearer 2 https://api.botframework.com/.default", await HeaderAsync(factory));
    }

    [Theory]
    [InlineData(null, "https://api.botframework.com/.default")]
    [InlineData("https://api.botframework.com/", "https://api.botframework.com/.default")]
    [InlineData("https://api.botframework.com/.default", "https://api.botframework.com/.default")]
    [InlineData("https://scope.example", "https://scope.example/.default")]
    public async Task A_call_is_signed_with_a_token_for_its_audience(string? audience, string scope) =>
        Assert.Equal($"Bearer 1 {scope}", await HeaderAsync(Factory(AppId), audience));

    [Fact]
    public async Task Many_calls_at_once_ask_for_one_token()
    {
        var factory = Factory(AppId);

        var headers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => HeaderAsync(factory)));

        Assert.Single(headers.Distinct());
        Assert.Equal(1, credential.Asked);
    }

    [Fact]
    public async Task A_token_that_could_not_be_had_is_asked_for_again()
    {
        var factory = Factory(AppId);
        credential.Fails = true;
        await Assert.ThrowsAsync<InvalidOperationException>(() => HeaderAsync(factory));

        credential.Fails = false;
        Assert.StartsWith("Bearer", await HeaderAsync(factory), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once_for_all_who_were_refused_and_asked_for_past_caches()
    {
        var factory = Factory(AppId);
        var refused = AuthenticationHeaderValue.Parse((await HeaderAsync(factory))!);
        time.Advance(TimeSpan.FromMinutes(1));

        var others = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => factory.ReplaceAsync(refused, default)));

        Assert.All(others, other => Assert.Equal("Bearer 2 https://api.botframework.com/.default", other!.ToString()));
        Assert.Equal(others[0]!.ToString(), await HeaderAsync(factory));
        Assert.Equal(2, credential.Asked);
        Assert.Contains("\"nbf\"", credential.LastClaims, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_refused_as_soon_as_it_came_or_never_held_is_not_replaced()
    {
        var factory = Factory(AppId);
        Assert.Null(await factory.ReplaceAsync(new AuthenticationHeaderValue("Bearer", "x"), default));
        var refused = AuthenticationHeaderValue.Parse((await HeaderAsync(factory))!);

        Assert.Null(await factory.ReplaceAsync(refused, default));
        Assert.Null(await factory.ReplaceAsync(new AuthenticationHeaderValue("Bearer", "x"), default));

        Assert.Equal(1, credential.Asked);
        Assert.Null(credential.LastClaims);
    }

    [Fact]
    public async Task No_other_app_gets_the_bots_credentials()
    {
        var factory = Factory(AppId);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            factory.CreateCredentialsAsync($"{Guid.NewGuid()}", null, null, true, default));
        Assert.False(await factory.IsValidAppIdAsync($"{Guid.NewGuid()}", default));
        Assert.False(await factory.IsValidAppIdAsync("", default));
        Assert.True(await factory.IsValidAppIdAsync($"{AppId:D}", default));
        Assert.False(await factory.IsAuthenticationDisabledAsync(default));
        Assert.Equal(0, credential.Asked);
    }

    [Fact]
    public async Task Without_an_app_id_calls_are_not_signed_and_no_id_is_valid()
    {
        var factory = Factory(null);

        Assert.Null(await HeaderAsync(factory));
        Assert.Same(
            await factory.CreateCredentialsAsync(null, null, null, true, default),
            await factory.CreateCredentialsAsync("", "x", null, true, default));
        Assert.False(await factory.IsValidAppIdAsync($"{AppId}", default));
        Assert.True(await factory.IsAuthenticationDisabledAsync(default));
        Assert.Equal(0, credential.Asked);
    }

    private TokenCredentialServiceClientCredentialsFactory Factory(Guid? appId) =>
        new(credential, Options.Create(new MicrosoftAppOptions { MicrosoftAppId = appId, AllowAnonymousCallers = appId is null }), time);

    private static async Task<string?> HeaderAsync(
        TokenCredentialServiceClientCredentialsFactory factory, string? audience = "https://api.botframework.com")
    {
        var credentials = await factory.CreateCredentialsAsync($"{AppId}", audience, null, true, default);
        using var request = new HttpRequestMessage();
        await credentials.ProcessHttpRequestAsync(request, default);
        return request.Headers.Authorization?.ToString();
    }

    private sealed class Counting(TimeProvider time) : TokenCredential
    {
        private int asked;

        public int Asked => asked;

        public bool Fails { get; set; }

        public string? LastClaims { get; private set; }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            await Task.Yield();
            LastClaims = requestContext.Claims;
            return Fails
            ? throw new InvalidOperationException("no token")
            : new AccessToken(
                $"{Interlocked.Increment(ref asked)} {requestContext.Scopes[0]}", time.GetUtcNow() + TimeSpan.FromHours(1));
        }
    }
}
