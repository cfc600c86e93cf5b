using McaBot.Teams;
using McaBot.Teams.Tokens;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace McaBot.Tests.Teams.Channel;

/// <summary>A token that was verified once is not verified again, and still holds for nothing else and no longer.</summary>
public sealed class ProvedTokensTests : IAsyncLifetime
{
    // Tokens are made with the real time.
    private readonly FakeTimeProvider time = new(TimeProvider.System.GetUtcNow());
    private TestIssuer issuer = null!;
    private ChannelAuthentication authentication = null!;

    [Fact]
    public async Task A_proved_token_is_refused_once_its_key_is_gone()
    {
        var token = issuer.Token();
        await AcceptedAsync(token);
        issuer.RollOver("second");

        await AcceptedAsync(issuer.Token());

        await RefusedAsync(token);
    }

    [Fact]
    public async Task A_proved_token_is_refused_once_another_key_goes_by_the_id_of_its_own()
    {
        var token = issuer.Token();
        await AcceptedAsync(token);
        issuer.RollOver("first");
        time.Advance(TimeSpan.FromHours(25));

        await RefusedAsync(
            issuer.Token(t => t.SigningCredentials = new SigningCredentials(issuer.NewKey("first"), SecurityAlgorithms.RsaSha256)));

        await RefusedAsync(token);
    }

    [Fact]
    public async Task A_proved_token_is_refused_once_it_has_expired_and_not_before()
    {
        var token = issuer.Token();
        await AcceptedAsync(token);

        time.Advance(TimeSpan.FromMinutes(64));
        await AcceptedAsync(token);

        time.Advance(TimeSpan.FromMinutes(2));
        await RefusedAsync(token);
        await RefusedAsync(token);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/amer/", "msteams")]
    [InlineData("https://evil.example/", "msteams")]
    [InlineData(TestIssuer.ServiceUrl, "webchat")]
    [InlineData(null, "msteams")]
    [InlineData(TestIssuer.ServiceUrl, null)]
    public async Task A_proved_token_covers_no_other_service_address_and_no_other_channel(string? serviceUrl, string? channel)
    {
        var token = issuer.Token();
        await AcceptedAsync(token);

        await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => authentication.AuthenticateRequestAsync(ChannelParts.Activity(serviceUrl, channel), "Bearer " + token, default));

        await AcceptedAsync(token);
    }

    [Fact]
    public async Task A_forged_token_never_gets_in_however_like_a_proved_one_it_is()
    {
        var token = issuer.Token();
        await AcceptedAsync(token);
        var (head, signature) = (token[..token.LastIndexOf('.')], token[(token.LastIndexOf('.') + 1)..]);

        foreach (
            var forged in new[]
            {
                head + ".",
                $"{head}.{signature}A",
                $"{head}.{signature[..^4]}AAAA",
                $"{head}.{new string('A', signature.Length)}",
                token + " ",
                token + ".",
                issuer.Token(t => t.SigningCredentials = new SigningCredentials(issuer.NewKey("first"), SecurityAlgorithms.RsaSha256)),
            })
        {
            await RefusedAsync(forged);
            await RefusedAsync(forged);
        }
    }

    [Fact]
    public void However_many_tokens_are_proved_few_are_held()
    {
        var proved = new ProvedTokens();
        var names = Enumerable.Range(0, 10_000).Select(i => $"token {i}").ToList();
        var token = new ProvedToken(new JsonWebToken(issuer.Token()), "", null!, null!);

        names.ForEach(name => proved.Keep(name, token));

        Assert.InRange(names.Count(name => proved.Find(name) is not null), 1, 512);
        Assert.Same(token, proved.Find(names[^1]));
    }

    public async Task InitializeAsync()
    {
        issuer = await TestIssuer.StartAsync();
        authentication = ChannelParts.Authentication(issuer, time: time);
    }

    public async Task DisposeAsync() => await issuer.DisposeAsync();

    private async Task AcceptedAsync(string token) =>
    Assert.True(
        (await authentication.AuthenticateRequestAsync(ChannelParts.Activity(), "Bearer " + token, default))
            .ClaimsIdentity
            .IsAuthenticated);

    private async Task RefusedAsync(string token) => await Assert.ThrowsAsync<UnauthorizedAccessException>(
        () => authentication.AuthenticateRequestAsync(ChannelParts.Activity(), "Bearer " + token, default));
}
