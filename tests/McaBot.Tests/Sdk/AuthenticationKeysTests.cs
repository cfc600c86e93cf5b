using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.Tokens;

namespace McaBot.Tests.Sdk;

public sealed class AuthenticationKeysTests : IAsyncLifetime
{
    private readonly MovableTime _time = new();
    private TestIssuer _issuer = null!;

    [Fact]
    public async Task A_key_roll_over_is_seen_by_the_first_token_of_the_new_key()
    {
        var authentication = Authentication();
        var old = _issuer.Token();
        await AcceptedAsync(authentication, old);

        _issuer.RollOver("second");

        await AcceptedAsync(authentication, _issuer.Token());
        await RefusedAsync(authentication, old);
    }

    [Fact]
    public async Task Keys_are_fetched_once_for_many_requests()
    {
        var authentication = Authentication();
        var token = _issuer.Token();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => AcceptedAsync(authentication, token)));

        Assert.Equal(2, _issuer.Fetches);
    }

    [Fact]
    public async Task Invented_key_ids_cannot_make_the_bot_hammer_the_issuer()
    {
        var authentication = Authentication();
        await AcceptedAsync(authentication, _issuer.Token());

        for (var i = 0; i < 40; i++)
            await RefusedAsync(authentication, Invented(i));
        Assert.InRange(_issuer.Fetches, 4, 10);

        _issuer.RollOver("second");
        _time.Move(TimeSpan.FromSeconds(5));
        await AcceptedAsync(authentication, _issuer.Token());
    }

    [Fact]
    public async Task Without_metadata_everybody_is_refused_until_it_is_back()
    {
        var authentication = Authentication();
        _issuer.IsDown = true;
        await RefusedAsync(authentication, _issuer.Token());

        _issuer.IsDown = false;
        await AcceptedAsync(authentication, _issuer.Token());
    }

    [Fact]
    public async Task An_outage_leaves_known_keys_good_for_a_day_and_no_longer()
    {
        var authentication = Authentication();
        await AcceptedAsync(authentication, _issuer.Token());
        _issuer.IsDown = true;

        _time.Move(TimeSpan.FromHours(23));
        await AcceptedAsync(authentication, _issuer.Token());
        _time.Move(TimeSpan.FromHours(2));
        await RefusedAsync(authentication, _issuer.Token());
    }

    [Fact]
    public async Task An_unknown_key_during_an_outage_is_refused_and_known_ones_go_on()
    {
        var authentication = Authentication();
        await AcceptedAsync(authentication, _issuer.Token());
        _issuer.IsDown = true;

        await RefusedAsync(authentication, Invented(1));
        await AcceptedAsync(authentication, _issuer.Token());
    }

    [Theory]
    [InlineData("http://keys.example/keys")]
    [InlineData("file:///etc/keys")]
    [InlineData("keys")]
    public async Task Keys_are_never_read_from_an_unprotected_address(string keysUrl)
    {
        _issuer.KeysUrl = keysUrl;

        await RefusedAsync(Authentication(), _issuer.Token());

        Assert.Equal(1, _issuer.Fetches);
    }

    public async Task InitializeAsync() => _issuer = await TestIssuer.StartAsync();

    public async Task DisposeAsync() => await _issuer.DisposeAsync();

    private static async Task AcceptedAsync(BotFrameworkAuthentication authentication, string token) =>
        Assert.NotNull((await authentication.AuthenticateRequestAsync(Bots.Activity(), "Bearer " + token, default)).ClaimsIdentity);

    private static async Task RefusedAsync(BotFrameworkAuthentication authentication, string token) =>
        await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => authentication.AuthenticateRequestAsync(Bots.Activity(), "Bearer " + token, default));

    private string Invented(int number) => _issuer.Token(token => token.SigningCredentials = new SigningCredentials(
        new RsaSecurityKey(_issuer.Key.Rsa) { KeyId = "invented-" + number }, SecurityAlgorithms.RsaSha256));

    private ChannelAuthentication Authentication() => new(
        new ChannelSettings { MetadataUrl = new Uri(_issuer.MetadataUrl), Development = true },
        new FakeCredentials(),
        new AuthenticationConfiguration(),
        null,
        NullLogger.Instance,
        _time);

    private sealed class MovableTime : TimeProvider
    {
        private TimeSpan _moved;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _moved;

        public void Move(TimeSpan by) => _moved += by;
    }
}
