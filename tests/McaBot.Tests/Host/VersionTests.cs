using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using McaBot.Sandbox.Processes;
using McaBot.Tests.Manifest;
using McaBot.Tests.Teams;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace McaBot.Tests.Host;

/// <summary>A release has one number, which stands in Directory.Build.props.</summary>
public sealed partial class VersionTests(TeamsPackage package) : IClassFixture<TeamsPackage>
{
    private static readonly Dictionary<string, string?> Exporting = new(BotInProcess.OutOfReach)
    {
        ["Telemetry:OtlpEndpoint"] = "http://127.0.0.1:1/",
    };

    public static string Number { get; } = XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("Version").Single().Value;

    [Fact]
    public async Task The_program_tells_it_in_one_line_and_needs_no_setting_for_that()
    {
        var (code, lines) = await BotProcess.RunToEndAsync(new Dictionary<string, string>(), "--version");

        Assert.Equal((0, $"McaBot {Number}"), (code, string.Join('\n', lines)));
    }

    [Fact]
    public async Task Asked_together_with_something_else_it_does_neither()
    {
        var (code, lines) = await BotProcess.RunToEndAsync(new Dictionary<string, string>(), "verify", "--version");

        Assert.NotEqual(0, code);
        Assert.DoesNotContain(lines, line => line.Contains(Number, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Readiness_tells_it_to_this_machine_and_to_nobody_else()
    {
        await using var bot = await BotInProcess.StartAsync(BotInProcess.OutOfReach);
        using var http = new HttpClient();
        using var forwarded = new HttpRequestMessage(HttpMethod.Get, new Uri(bot.Address, "/health/ready"));
        forwarded.Headers.Add("X-Forwarded-For", "203.0.113.7");

        using var answer = await http.SendAsync(forwarded);

        Assert.Equal(Number, (string?)JsonNode.Parse((await bot.GetAsync("/health/ready")).Body)!["version"]);
        Assert.DoesNotContain(Number, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(Number, (await bot.GetAsync("/health/live")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Traces_and_metrics_bear_it()
    {
        await using var bot = await BotInProcess.StartAsync(Exporting);

        Assert.All<BaseProvider>(
            [bot.Services.GetRequiredService<TracerProvider>(), bot.Services.GetRequiredService<MeterProvider>()],
            provider => Assert.Contains(new KeyValuePair<string, object>("service.version", Number), provider.GetResource().Attributes));
    }

    [Fact]
    public void The_app_package_bears_it() => Assert.Equal(Number, (string?)package.Manifest["version"]);

    [Fact]
    public void The_change_log_begins_with_it() =>
        Assert.Equal(Number, Release().Matches(Repository.ReadText("CHANGELOG.md"))[0].Groups["number"].Value);

    [GeneratedRegex(
        @"^## \[(?<number>\d+\.\d+\.\d+)\]", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Release();
}
