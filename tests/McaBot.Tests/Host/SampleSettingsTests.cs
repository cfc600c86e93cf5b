using System.Text.Json;
using System.Text.RegularExpressions;
using McaBot.Host;
using McaBot.Platform.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace McaBot.Tests.Host;

public sealed partial class SampleSettingsTests
{
    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "appsettings.sample.json");

    [Fact]
    public void The_sample_holds_every_setting_and_no_other()
    {
        using var app = Build();
        var settings = app.Services.GetServices<ISettingsSection>()
            .SelectMany(s => SettingsShape.PropertiesOf(s.Type).Select(p => s.Name.Length == 0 ? p.Name : $"{s.Name}:{p.Name}"));

        using var sample = JsonDocument.Parse(
            File.ReadAllText(Sample), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        var shown = sample.RootElement.EnumerateObject().SelectMany(p => p.Value.ValueKind == JsonValueKind.Object
            ? p.Value.EnumerateObject().Select(inner => $"{p.Name}:{inner.Name}")
            : [p.Name]);

        Assert.Equal(settings.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    /// <summary>Binding the sample over the defaults changes nothing.</summary>
    [Fact]
    public void The_sample_shows_the_defaults()
    {
        using var app = Build();
        var sample = new ConfigurationBuilder().AddJsonFile(Sample).Build();

        foreach (var section in app.Services.GetServices<ISettingsSection>())
        {
            var bare = Activator.CreateInstance(section.Type)!;
            var bound = Activator.CreateInstance(section.Type)!;
            (section.Name.Length == 0 ? (IConfiguration)sample : sample.GetSection(section.Name)).Bind(bound);
            foreach (var property in SettingsShape.PropertiesOf(section.Type))
            {
                Assert.Equal(
                    (section.Type, property.Name, TextOf(property.GetValue(bare))),
                    (section.Type, property.Name, TextOf(property.GetValue(bound))));
            }
        }
    }

    [Fact]
    public void As_it_stands_the_sample_does_not_start()
    {
        using var app = Build(b => b.AddJsonFile(Sample));

        Assert.Equal(
            [
                "MicrosoftAppId",
                "MicrosoftAppTenantId",
                "MicrosoftAppType",
                "Teams:AllowedTenants",
                "Roles:AdminAgents",
                "Roles:HelpdeskAgents",
                "Storage:ServiceUri",
            ],
            SettingsReport.ProblemsOf(app.Services).Select(p => p.Split(' ')[0]));
    }

    [Fact]
    public void The_sample_names_the_bounds_of_each_duration_that_may_be_off_or_left_out()
    {
        using var app = Build();
        var text = File.ReadAllText(Sample).ReplaceLineEndings("\n");

        var unnamed =
            from section in app.Services.GetServices<ISettingsSection>()
            from property in SettingsShape.PropertiesOf(section.Type)
            from duration in property.GetCustomAttributes(typeof(DurationAttribute), inherit: true).Cast<DurationAttribute>()
            let bounds = Bounds().Replace(duration.FormatErrorMessage(property.Name), "${least} to ${most}")
            where !Around(text, section.Name).Contains(bounds, StringComparison.Ordinal)
            select $"{section.Name}:{property.Name}: {bounds}";

        Assert.Empty(unnamed);
    }

    [Theory]
    [InlineData("RemindAfter", "shorter than ExpireAfter")]
    [InlineData("RemindAtMostEvery", "shorter than ExpireAfter")]
    [InlineData("EscalateAfter", "shorter than ExpireAfter")]
    [InlineData("EscalateAfter", "Approval:ApproverGroup")]
    [InlineData("AbsenceCheck", "Approval:ApproverGroup")]
    [InlineData("Enabled", "IndirectReseller")]
    [InlineData("ReadsEnabled", "Needs PartnerCenter:Enabled")]
    [InlineData("Container", "3 to 63 small letters, digits and single hyphens")]
    [InlineData("LedgerContainer", "not the same as")]
    public void The_sample_says_beside_a_setting_what_it_contradicts(string setting, string said)
    {
        var text = File.ReadAllText(Sample).ReplaceLineEndings("\n");
        var at = text.IndexOf($"\n    \"{setting}\": ", StringComparison.Ordinal);
        var comment = text[Math.Max(text.LastIndexOf("\n\n", at, StringComparison.Ordinal), text.LastIndexOf('{', at))..at];

        Assert.Contains(said, comment, StringComparison.Ordinal);
    }

    /// <summary>A section with the comment above it.</summary>
    private static string Around(string sample, string section)
    {
        var at = sample.IndexOf($"\n  \"{section}\": {{", StringComparison.Ordinal);
        return sample[sample.LastIndexOf("\n\n", at, StringComparison.Ordinal)..sample.IndexOf("\n  }", at, StringComparison.Ordinal)];
    }

    [GeneratedRegex(
        @"^.*between (?<least>[0-9.:]+) and (?<most>[0-9.:]+)\.$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Bounds();

    private static string TextOf(object? value) => value switch
    {
        System.Collections.IEnumerable list and not string => string.Join(',', list.Cast<object>()),
        _ => $"{value}",
    };

    private static WebApplicationScope Build(Action<IConfigurationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        configure?.Invoke(builder.Configuration);
        builder.AddMcaBot();
        return new WebApplicationScope(builder.Build());
    }

    private sealed class WebApplicationScope(WebApplication app) : IDisposable
    {
        public IServiceProvider Services => app.Services;

        public void Dispose() => ((IDisposable)app).Dispose();
    }
}
