using System.Security.Claims;
using McaBot.Teams;

namespace McaBot.Tests.Teams.Channel;

public sealed class ChannelAuthenticationTests
{
    [Theory]
    [InlineData("http://localhost:3978/", true)]
    [InlineData("http://127.0.0.1:3978/", true)]
    [InlineData("https://smba.trafficmanager.net/emea/", false)]
    [InlineData("http://localhost.example:3978/", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public async Task Anonymous_callers_are_for_development_on_loopback(string? serviceUrl, bool accepted)
    {
        var authentication = Open("Development");
        var activity = ChannelParts.Activity(serviceUrl);

        if (!accepted)
        {
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => authentication.AuthenticateRequestAsync(activity, null, default));
            return;
        }

        var result = await authentication.AuthenticateRequestAsync(activity, null, default);
        Assert.Equal("anonymous", result.ClaimsIdentity.AuthenticationType);
        Assert.Null(result.CallerId);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Credentials_that_claim_authentication_is_off_are_not_believed_outside_development(string environment) =>
        await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => Open(environment).AuthenticateRequestAsync(ChannelParts.Activity("http://localhost:3978/"), null, default));

    [Theory]
    [InlineData("https://other.example/")]
    [InlineData("http://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net/amer/")]
    [InlineData("not an address")]
    [InlineData("")]
    [InlineData(null)]
    public async Task No_token_is_made_for_an_address_the_caller_did_not_prove(string? serviceUrl)
    {
        var credentials = new FakeCredentials();
        var factory = ChannelParts.Authentication(null, credentials).CreateConnectorFactory(Proved(TestIssuer.ServiceUrl));

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => factory.CreateAsync(serviceUrl, "a", default));

        Assert.Equal(0, credentials.Created);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("http://smba.trafficmanager.net/")]
    [InlineData(null)]
    public async Task Outside_a_turn_no_token_is_made_for_an_address_that_is_not_allowed(string? serviceUrl)
    {
        var credentials = new FakeCredentials();
        var factory = ChannelParts
            .Authentication(null, credentials)
            .CreateConnectorFactory(new ClaimsIdentity([new Claim("aud", TestIssuer.Bot)]));

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => factory.CreateAsync(serviceUrl, null, default));

        Assert.Equal(0, credentials.Created);
    }

    [Fact]
    public async Task A_connector_signs_as_the_bot_the_token_was_for_with_the_configured_scope()
    {
        var credentials = new FakeCredentials();
        var authentication = ChannelParts.Authentication(null, credentials, scope: "https://scope.example");

        var connector = await authentication.CreateConnectorFactory(Proved(TestIssuer.ServiceUrl))
            .CreateAsync(TestIssuer.ServiceUrl, authentication.GetOriginatingAudience(), default);

        Assert.Equal(TestIssuer.ServiceUrl, connector.BaseUri.AbsoluteUri);
        Assert.Equal((TestIssuer.Bot, "https://scope.example"), (credentials.AppId, credentials.Audience));
    }

    [Fact]
    public async Task However_many_addresses_are_answered_few_clients_are_kept()
    {
        var authentication = ChannelParts.Authentication(null);
        var first = await ConnectAsync(0);
        Assert.Same(first, await ConnectAsync(0));

        for (var i = 1; i <= 200; i++)
        {
            await ConnectAsync(i);
        }

        Assert.NotSame(first, await ConnectAsync(0));

        Task<Microsoft.Bot.Connector.IConnectorClient> ConnectAsync(int region)
        {
            var serviceUrl = $"https://smba.trafficmanager.net/{region}/";
            return authentication.CreateConnectorFactory(Proved(serviceUrl)).CreateAsync(serviceUrl, "a", default);
        }
    }

    private static ChannelAuthentication Open(string environment) => ChannelParts.Authentication(
        null, new FakeCredentials { IsDisabled = true }, environment: environment,
        hosts: ["localhost:3978", "127.0.0.1:3978", "localhost.example:3978", "smba.trafficmanager.net"]);

    private static ClaimsIdentity Proved(string serviceUrl) => new([new Claim("aud", TestIssuer.Bot), new Claim("serviceurl", serviceUrl)]);
}
