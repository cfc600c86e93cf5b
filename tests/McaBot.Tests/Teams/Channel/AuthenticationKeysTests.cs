using McaBot.Teams;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;

namespace McaBot.Tests.Teams.Channel;

public sealed class AuthenticationKeysTests : IAsyncLifetime
{
    // Tokens are made with the real time.
    private readonly FakeTimeProvider time = new(TimeProvider.System.GetUtcNow());
    private TestIssuer issuer = null!;

    [Fact]
    public async Task A_key_roll_over_is_seen_by_the_first_token_of_the_new_key()
    {
        var authentication = Authentication();
        var old = issuer.Token();
        await AcceptedAsync(authentication, old);

        issuer.RollOver("second");

        await AcceptedAsync(authentication, issuer.Token());
        await RefusedAsync(authentication, old);
    }

    [Fact]
    public async Task Keys_are_fetched_once_for_many_requests()
    {
        var authentication = Authentication();
        var token = issuer.Token();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => AcceptedAsync(authentication, token)));

        Assert.Equal(2, issuer.Fetches);
    }

    [Fact]
    public async Task Invented_key_ids_cannot_make_the_bot_hammer_the_issuer()
    {
        var authentication = Authentication();
        await AcceptedAsync(authentication, issuer.Token());

        for (var i = 0; i < 40; i++)
        {
            await RefusedAsync(authentication, Invented(i));
        }

        Assert.InRange(issuer.Fetches, 4, 10);
        issuer.RollOver("second");
        time.Advance(TimeSpan.FromSeconds(5));
        await AcceptedAsync(authentication, issuer.Token());
    }

    [Fact]
    public async Task Without_metadata_everybody_is_refused_until_it_is_back()
    {
        var authentication = Authentication();
        issuer.IsDown = true;
        await RefusedAsync(authentication, issuer.Token());

        issuer.IsDown = false;
        await AcceptedAsync(authentication, issuer.Token());
    }

    [Fact]
    public async Task An_outage_leaves_known_keys_good_for_a_day_and_no_longer()
    {
        var authentication = Authentication();
        var lasting = issuer.Token(token => token.Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(3));
        await AcceptedAsync(authentication, lasting);
        issuer.IsDown = true;

        time.Advance(TimeSpan.FromHours(23));
        await AcceptedAsync(authentication, lasting);
        time.Advance(TimeSpan.FromHours(2));
        await RefusedAsync(authentication, lasting);
    }

    [Fact]
    public async Task An_unknown_key_during_an_outage_is_refused_and_known_ones_go_on()
    {
        var authentication = Authentication();
        await AcceptedAsync(authentication, issuer.Token());
        issuer.IsDown = true;

        await RefusedAsync(authentication, Invented(1));
        await AcceptedAsync(authentication, issuer.Token());
    }

    [Theory]
    [InlineData("http://keys.example/keys")]
    [InlineData("file:///etc/keys")]
    [InlineData("keys")]
    public async Task Keys_are_never_read_from_an_unprotected_address(string keysUrl)
    {
        issuer.KeysUrl = keysUrl;

        await RefusedAsync(Authentication(), issuer.Token());

        Assert.Equal(1, issuer.Fetches);
    }

    [Fact]
    public async Task Keys_over_plain_http_are_for_development()
    {
        await RefusedAsync(ChannelParts.Authentication(issuer, environment: "Production"), issuer.Token());

        Assert.Equal(0, issuer.Fetches);
    }

    public async Task InitializeAsync() => issuer = await TestIssuer.StartAsync();

    public async Task DisposeAsync() => await issuer.DisposeAsync();

    private static async Task AcceptedAsync(BotFrameworkAuthentication authentication, string token) =>
        Assert.NotNull((await authentication.AuthenticateRequestAsync(ChannelParts.Activity(), "Bearer " + token, default)).ClaimsIdentity);

    private static async Task RefusedAsync(BotFrameworkAuthentication authentication, string token) =>
        await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => authentication.AuthenticateRequestAsync(ChannelParts.Activity(), "Bearer " + token, default));

    private string Invented(int number) => issuer.Token(token => token.SigningCredentials = new SigningCredentials(
        new RsaSecurityKey(issuer.Key.Rsa) { KeyId = "invented-" + number }, SecurityAlgorithms.RsaSha256));

    private ChannelAuthentication Authentication() => ChannelParts.Authentication(issuer, time: time);
}
