namespace McaBot.Tests.Hosting;

public sealed class AnonymousModeTests
{
    private const string Tenant = "bbbbbbbb-1111-4111-8111-111111111111";

    private static Dictionary<string, string?> WithoutRegistration => new(BotInProcess.OutOfReach)
    {
        ["MicrosoftAppId"] = "",
        ["MicrosoftAppType"] = "",
        ["MicrosoftAppPassword"] = "",
        ["MicrosoftAppTenantId"] = "",
        ["Teams:AllowedTenants:0"] = Tenant,
        ["Teams:AllowedServiceHosts:0"] = "127.0.0.1:5001",
    };

    [Fact]
    public async Task In_development_a_caller_on_this_machine_comes_in_without_a_token()
    {
        await using var bot = await BotInProcess.StartAsync(WithoutRegistration, "Development");

        Assert.Equal((200, ""), await bot.PostAsync(Typing(Tenant, "http://127.0.0.1:5001/")));
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("x-forwarded-host", "tunnel.example")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    public async Task Who_comes_through_a_tunnel_does_not(string header, string value)
    {
        await using var bot = await BotInProcess.StartAsync(WithoutRegistration, "Development");

        Assert.Equal((401, ""), await bot.PostAsync(Typing(Tenant, "http://127.0.0.1:5001/"), (header, value)));
    }

    [Theory]
    [InlineData("99999999-9999-4999-8999-999999999999", "http://127.0.0.1:5001/")]
    [InlineData(Tenant, "http://127.0.0.1:5002/")]
    [InlineData(Tenant, "https://smba.trafficmanager.net/emea/")]
    public async Task The_gate_stands_without_authentication_too(string tenant, string serviceUrl)
    {
        await using var bot = await BotInProcess.StartAsync(WithoutRegistration, "Development");

        Assert.Equal((401, ""), await bot.PostAsync(Typing(tenant, serviceUrl)));
    }

    private static string Typing(string tenant, string serviceUrl) =>
        $$$"""{"type":"typing","id":"1","channelId":"msteams","serviceUrl":"{{{serviceUrl}}}","from":{"id":"29:1"},"recipient":{"id":"28:1"},"conversation":{"id":"a:1","tenantId":"{{{tenant}}}"}}""";
}
