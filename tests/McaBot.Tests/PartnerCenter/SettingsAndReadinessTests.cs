using Azure.Core;
using Azure.Identity;
using McaBot.Attestations;
using McaBot.Tests.Teams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace McaBot.Tests.PartnerCenter;

public sealed class SettingsAndReadinessTests
{
    [Theory]
    [InlineData("DirectBill", "false", CarryOutWay.ByHand)]
    [InlineData("DirectBill", "true", CarryOutWay.PartnerCenter)]
    [InlineData("IndirectProvider", "false", CarryOutWay.ByHand)]
    [InlineData("IndirectProvider", "true", CarryOutWay.PartnerCenter)]
    [InlineData("IndirectReseller", "false", CarryOutWay.IndirectProvider)]
    public async Task Who_the_partner_is_and_whether_there_is_a_connection_decide_how_it_is_carried_out(
        string kind, string enabled, CarryOutWay way)
    {
        await using var bot = await StartAsync(kind, enabled);

        Assert.Equal(way, bot.Services.GetRequiredService<CarryOutPolicy>().Way);
    }

    [Fact]
    public async Task Readiness_speaks_of_Partner_Center_only_where_there_is_a_connection()
    {
        await using var with = await StartAsync("DirectBill", "true");
        await using var without = await StartAsync("DirectBill", "false");

        Assert.Contains("\"partnerCenter\":\"ok\"", (await with.GetAsync("/health/ready")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("partnerCenter", (await without.GetAsync("/health/ready")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readiness_tells_that_the_token_is_refused_and_nothing_of_why()
    {
        await using var bot = await StartAsync("DirectBill", "true", isRefused: true);

        var (status, body) = await bot.GetAsync("/health/ready");

        Assert.Equal(503, status);
        Assert.Contains("\"partnerCenter\":\"unavailable\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("AADSTS", body, StringComparison.Ordinal);
    }

    private static Task<BotInProcess> StartAsync(string kind, string enabled, bool isRefused = false) => BotInProcess.StartAsync(
        new Dictionary<string, string?>(BotInProcess.OutOfReach) { ["Partner:Kind"] = kind, ["PartnerCenter:Enabled"] = enabled },
        configure: services => services.Replace(ServiceDescriptor.Singleton<TokenCredential>(new Fixed(isRefused))));

    private sealed class Fixed(bool isRefused) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            isRefused ? throw new AuthenticationFailedException("AADSTS500011") : new AccessToken("token", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
