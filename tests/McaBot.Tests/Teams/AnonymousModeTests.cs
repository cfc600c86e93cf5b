using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using McaBot.Sandbox.Processes;

namespace McaBot.Tests.Teams;

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
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Forwarded", "")]
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

    [Theory]
    [InlineData("Bearer abc.def.ghi")]
    [InlineData("Basic dTpw")]
    public async Task A_caller_who_shows_something_is_held_to_it(string header)
    {
        await using var bot = await BotInProcess.StartAsync(WithoutRegistration, "Development");

        Assert.Equal((401, ""), await bot.PostAsync(Typing(Tenant, "http://127.0.0.1:5001/"), ("Authorization", header)));
    }

    /// <summary>
    /// Calls this machine's own addresses only, those that are not loopback; where it has none, there is nobody to refuse.
    /// </summary>
    [Fact]
    public async Task Who_comes_over_the_network_does_not()
    {
        await using var bot = await BotInProcess.StartAsync(WithoutRegistration, "Development", listen: "http://0.0.0.0:0");

        Assert.All(await Task.WhenAll(OwnAddresses().Select(own => bot.PostAsync(Typing(Tenant, "http://127.0.0.1:5001/"), own))), answer =>
            Assert.Equal((401, ""), answer));
        Assert.Equal((200, ""), await bot.PostAsync(Typing(Tenant, "http://127.0.0.1:5001/"), IPAddress.Loopback));
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    [InlineData("development2")]
    public async Task Outside_development_the_process_does_not_start_without_a_registration(string environment)
    {
        var settings = WithoutRegistration.ToDictionary(s => s.Key.Replace(":", "__", StringComparison.Ordinal), s => s.Value!);
        (settings["ASPNETCORE_ENVIRONMENT"], settings["DOTNET_ENVIRONMENT"]) = (environment, environment);

        var (exitCode, lines) = await BotProcess.RunToEndAsync(settings);

        Assert.Equal(1, exitCode);
        Assert.Contains("MicrosoftAppId is required: the application id of the bot's registration.", lines);
    }

    private static IEnumerable<IPAddress> OwnAddresses() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(face => face.OperationalStatus == OperationalStatus.Up)
        .SelectMany(face => face.GetIPProperties().UnicastAddresses)
        .Select(own => own.Address)
        .Where(own => own.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(own));

    private static string Typing(string tenant, string serviceUrl) =>
        $$$"""{"type":"typing","id":"1","channelId":"msteams","serviceUrl":"{{{serviceUrl}}}","from":{"id":"29:1"},"recipient":{"id":"28:1"},"conversation":{"id":"a:1","tenantId":"{{{tenant}}}"}}""";
}
