using System.Text.RegularExpressions;
using McaBot.Host;
using McaBot.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;

namespace McaBot.Tests.Deploy;

public sealed partial class SettingsInAzureTests
{
    /// <summary>Variables that .NET and OpenTelemetry read, and the bot does not.</summary>
    private static readonly string[] Platform = ["Logging__Console__FormatterName", "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE"];

    [Fact]
    public async Task Every_variable_of_the_template_is_a_setting_of_the_bot()
    {
        var template = await CompiledTemplate.MainAsync();
        var named = template.Variables["settings"]!.AsObject().Select(setting => setting.Key)
            .Append(Listed().Match((string)template.Variables["roles"]!).Groups["name"].Value)
            .Concat(SampleDeployment.Environment.Keys.Except(Platform))
            .Distinct();

        Assert.Empty(named.Select(name => name.Replace("__", ":", StringComparison.Ordinal)).Except(KnownSettings.Names));
    }

    [Fact]
    public async Task Variables_of_the_platform_are_those_that_are_known_here()
    {
        var app = (await CompiledTemplate.MainAsync()).Module("app");

        Assert.Equal(Platform, app.Variables["platform"]!.AsObject().Select(variable => variable.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_bot_starts_with_what_the_sample_sets()
    {
        await using var app = Build(SampleDeployment.Environment);

        Assert.Empty(SettingsReport.ProblemsOf(app.Services));
    }

    [Fact]
    public async Task Without_one_of_them_it_would_not()
    {
        await using var app = Build(SampleDeployment.Environment.Where(variable => variable.Key != "Storage__ServiceUri"));

        Assert.StartsWith("Storage:ServiceUri", Assert.Single(SettingsReport.ProblemsOf(app.Services)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_are_exported_as_Azure_Monitor_counts_them()
    {
        await using var app = Build(SampleDeployment.Environment);

        Assert.Equal(
            MetricReaderTemporalityPreference.Delta,
            app.Services.GetRequiredService<IOptionsMonitor<MetricReaderOptions>>().CurrentValue.TemporalityPreference);
    }

    /// <summary>The bot with these variables; what only Azure knows is made up.</summary>
    private static WebApplication Build(IEnumerable<KeyValuePair<string, string?>> variables)
    {
        var madeUp = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["MicrosoftAppId"] = "44444444-4444-4444-8444-444444444444",
            ["Storage__ServiceUri"] = "https://records.example/",
        };
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection(
            variables.Select(variable => new KeyValuePair<string, string?>(
                variable.Key.Replace("__", ":", StringComparison.Ordinal), variable.Value ?? madeUp[variable.Key])));
        builder.AddMcaBot();
        return builder.Build();
    }

    [GeneratedRegex(@"'(?<name>\w+)__\{0\}'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Listed();
}
