using McaBot.Sandbox.Processes;
using McaBot.Teams;
using McaBot.Tests.Storage.Doubles;
using McaBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

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
        ["AllowAnonymousCallers"] = "true",
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

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://bot.example:0")]
    [InlineData("http://127.0.0.1:0;http://192.0.2.7:0")]
    public async Task It_does_not_start_where_others_than_this_machine_could_reach_it(string listen)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(
            () => BotInProcess.StartAsync(WithoutRegistration, "Development", listen: listen));

        Assert.Contains(refused.Failures, f => f.StartsWith("AllowAnonymousCallers contradicts http://", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ASPNETCORE_HTTP_PORTS", "0", "AllowAnonymousCallers contradicts port 0 of every address")]
    [InlineData("Kestrel__Endpoints__Open__Url", "http://+:0", "AllowAnonymousCallers contradicts http://+:0")]
    public async Task Nor_does_the_program_however_it_is_told_to_listen(string name, string value, string problem)
    {
        var settings = WithoutRegistration.ToDictionary(s => s.Key.Replace(":", "__", StringComparison.Ordinal), s => s.Value!);
        (settings["ASPNETCORE_ENVIRONMENT"], settings["DOTNET_ENVIRONMENT"], settings[name]) = ("Development", "Development", value);

        var run = await ProgramRun.StartAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "McaBot.dll")], settings);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(problem, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_being_told_so_it_asks_everybody_for_a_token_and_does_not_start_without_a_registration()
    {
        var settings = new Dictionary<string, string?>(WithoutRegistration) { ["AllowAnonymousCallers"] = "false" };

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => BotInProcess.StartAsync(settings, "Development"));

        Assert.Contains("MicrosoftAppId is required: the application id of the bot's registration.", refused.Failures);
        await using var bot = await BotInProcess.StartAsync(BotInProcess.OutOfReach, "Development");
        Assert.Equal((401, ""), await bot.PostAsync(Typing(Tenant, "http://127.0.0.1:5001/")));
    }

    [Fact]
    public async Task It_says_so_loudly_at_start()
    {
        var lines = new LogLines();
        await using var bot = await BotInProcess.StartAsync(
            WithoutRegistration, "Development", services => services.AddSingleton(lines.Of<AnonymousAtStart>()));

        Assert.Contains(lines.Lines, l => l.StartsWith("Warning NOBODY IS ASKED WHO THEY ARE", StringComparison.Ordinal));
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
        Assert.Contains(lines, l => l.StartsWith("AllowAnonymousCallers must be false", StringComparison.Ordinal));
    }

    private static string Typing(string tenant, string serviceUrl) =>
        $$$"""{"type":"typing","id":"1","channelId":"msteams","serviceUrl":"{{{serviceUrl}}}","from":{"id":"29:1"},"recipient":{"id":"28:1"},"conversation":{"id":"a:1","tenantId":"{{{tenant}}}"}}""";
}
