using Azure.Core;
using Azure.Identity;
using Microsoft.IdentityModel.JsonWebTokens;

namespace McaBot.Tests.Sandbox;

[Collection(StandInTests.Name)]
public sealed class ManagedIdentityTests(WorldWithoutBot fixture)
{
    [Fact]
    public async Task Azure_identity_gets_a_token_for_the_resource_it_asked_for()
    {
        var token = new JsonWebToken(await fixture.TokenForAsync("https://graph.microsoft.com"));

        Assert.Equal("https://graph.microsoft.com", Assert.Single(token.Audiences));
        Assert.Equal(fixture.World.Ids.AppId, token.GetClaim("appid").Value);
        Assert.True(token.ValidTo > token.ValidFrom);
    }

    [Fact]
    public async Task Another_client_id_gets_no_token()
    {
        var credential = WorldWithoutBot.IdentityOf(Guid.NewGuid().ToString());

        await Assert.ThrowsAsync<AuthenticationFailedException>(async () =>
            await credential.GetTokenAsync(new TokenRequestContext(["https://graph.microsoft.com/.default"]), CancellationToken.None));
    }

    [Fact]
    public async Task A_call_without_the_identity_header_gets_no_token()
    {
        using var http = new HttpClient();
        var address = new Uri(
            $"{fixture.World.StandIns.IdentityEndpoint}?api-version=2019-08-01&resource=https://graph.microsoft.com&client_id={fixture.World.Ids.AppId}"
        );

        using var answer = await http.GetAsync(address);

        Assert.Equal(401, (int)answer.StatusCode);
        Assert.DoesNotContain("access_token", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
