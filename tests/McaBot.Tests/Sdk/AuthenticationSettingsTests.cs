using System.Security.Claims;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace McaBot.Tests.Sdk;

public sealed class AuthenticationSettingsTests
{
    [Theory]
    [InlineData("MicrosoftAppId", null, null, null, null)]
    [InlineData("MicrosoftAppType", "id", null, "p", "t")]
    [InlineData("MicrosoftAppType", "id", "MultiTenant", "p", "t")]
    [InlineData("MicrosoftAppPassword", "id", "SingleTenant", null, "t")]
    [InlineData("MicrosoftAppTenantId", "id", "SingleTenant", "p", null)]
    [InlineData("MicrosoftAppPassword", "id", "UserAssignedMSI", "p", "t")]
    public void A_missing_or_contradictory_identity_is_named(
        string named, string? id, string? type, string? password, string? tenant)
    {
        var settings = Bots.Settings(
            ("MicrosoftAppId", id), ("MicrosoftAppType", type), ("MicrosoftAppPassword", password), ("MicrosoftAppTenantId", tenant));

        var error = Assert.Throws<ArgumentException>(() => new ConfigurationServiceClientCredentialFactory(settings));

        Assert.StartsWith(named, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SingleTenant", "p")]
    [InlineData("UserAssignedMSI", null)]
    public async Task With_an_app_id_authentication_is_never_off_not_even_in_development(string type, string? password)
    {
        var factory = new ConfigurationServiceClientCredentialFactory(Bots.Settings(
            ("environment", "Development"),
            ("MicrosoftAppId", TestIssuer.Bot),
            ("MicrosoftAppType", type),
            ("MicrosoftAppPassword", password),
            ("MicrosoftAppTenantId", "11111111-0000-0000-0000-000000000000")));

        Assert.False(await factory.IsAuthenticationDisabledAsync(default));
        Assert.True(await factory.IsValidAppIdAsync(TestIssuer.Bot, default));
        Assert.False(await factory.IsValidAppIdAsync("other", default));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => factory.CreateCredentialsAsync("other", "a", null, true, default));
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/metadata", "Production")]
    [InlineData("http://127.0.0.1:1/metadata", null)]
    [InlineData("http://issuer.example/metadata", "Development")]
    [InlineData("metadata", "Development")]
    public void Metadata_over_http_is_for_loopback_in_development(string url, string? environment)
    {
        var settings = Bots.Settings(("environment", environment), ("ToBotFromChannelOpenIdMetadataUrl", url));

        var error = Assert.Throws<ArgumentException>(
            () => new ConfigurationBotFrameworkAuthentication(settings, new FakeCredentials()));

        Assert.StartsWith("ToBotFromChannelOpenIdMetadataUrl", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_cloud_is_refused_by_name() => Assert.Throws<ArgumentException>(
        () => new ConfigurationBotFrameworkAuthentication(
            Bots.Settings(("ChannelService", "https://botframework.azure.us")), new FakeCredentials()));

    [Theory]
    [InlineData("http://localhost:3978/", true)]
    [InlineData("http://127.0.0.1:3978/", true)]
    [InlineData("https://smba.example/", false)]
    [InlineData("http://localhost.example/", false)]
    [InlineData(null, false)]
    public async Task Anonymous_callers_are_for_development_on_loopback(string? serviceUrl, bool accepted)
    {
        var authentication = new ConfigurationBotFrameworkAuthentication(Bots.Settings(("environment", "Development")));
        var activity = new Activity { Type = "message", ChannelId = "emulator", ServiceUrl = serviceUrl };

        if (accepted)
        {
            var result = await authentication.AuthenticateRequestAsync(activity, null, default);
            Assert.Equal("anonymous", result.ClaimsIdentity?.AuthenticationType);
            Assert.Null(result.CallerId);
        }
        else
        {
            await Assert.ThrowsAsync<UnauthorizedAccessException>(
                () => authentication.AuthenticateRequestAsync(activity, null, default));
        }
    }

    [Fact]
    public async Task A_factory_that_claims_authentication_is_off_is_not_believed_in_production()
    {
        var authentication = new ConfigurationBotFrameworkAuthentication(Bots.Settings(), new Open());
        var activity = new Activity { Type = "message", ChannelId = "emulator", ServiceUrl = "http://localhost:1/" };

        await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => authentication.AuthenticateRequestAsync(activity, null, default));
    }

    [Theory]
    [InlineData("https://other.example/")]
    [InlineData("http://smba.example/emea/")]
    [InlineData("not an address")]
    public async Task No_token_is_made_for_an_address_the_caller_did_not_prove(string serviceUrl)
    {
        var credentials = new FakeCredentials();
        var authentication = new ConfigurationBotFrameworkAuthentication(Bots.Settings(), credentials);
        var identity = new ClaimsIdentity([new Claim("aud", TestIssuer.Bot), new Claim("serviceurl", TestIssuer.ServiceUrl)]);

        await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => authentication.CreateConnectorFactory(identity).CreateAsync(serviceUrl, "a", default));

        Assert.Equal(0, credentials.Created);
    }

    [Fact]
    public async Task A_connector_signs_as_the_bot_the_token_was_for()
    {
        var credentials = new FakeCredentials();
        var authentication = new ConfigurationBotFrameworkAuthentication(
            Bots.Settings(("ToChannelFromBotOAuthScope", "https://scope.example")), credentials);
        var identity = new ClaimsIdentity([new Claim("aud", TestIssuer.Bot), new Claim("serviceurl", TestIssuer.ServiceUrl)]);

        using var connector = await authentication.CreateConnectorFactory(identity)
            .CreateAsync(TestIssuer.ServiceUrl, authentication.GetOriginatingAudience(), default);

        Assert.Equal(TestIssuer.ServiceUrl, connector.BaseUri.AbsoluteUri);
        Assert.Equal((TestIssuer.Bot, "https://scope.example"), (credentials.AppId, credentials.Audience));
    }

    private sealed class Open : ServiceClientCredentialsFactory
    {
        public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) => Task.FromResult(true);

        public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(true);

        public override Task<Microsoft.Rest.ServiceClientCredentials> CreateCredentialsAsync(
            string? appId, string? audience, string? loginEndpoint, bool validateAuthority, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nothing may be signed here.");
    }
}
