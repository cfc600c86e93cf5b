using System.Globalization;
using System.Text.RegularExpressions;
using McaBot.Tests.Support;
using Microsoft.Extensions.Logging;

namespace McaBot.Tests.Deploy;

/// <summary>docs/operations.md and docs/events.md tell of all that the bot says, and of nothing that it does not.</summary>
public sealed partial class OperationsGuideTests
{
    private static readonly string Guide = Repository.ReadText("docs/operations.md");
    private static readonly string Events = Repository.ReadText("docs/events.md");

    [Fact]
    public void Every_event_that_is_a_warning_or_worse_is_explained_with_its_level_and_no_other()
    {
        var explained = Event().Matches(Events).Select(row => $"{row.Groups["id"].Value} {row.Groups["level"].Value}");
        var logged = LogEvents.All.Where(log => log.Level >= LogLevel.Warning)
            .Select(log => $"{log.EventId} {(log.Level == LogLevel.None ? "of its cause" : log.Level.ToString())}");

        Assert.Equal(logged.Order(StringComparer.Ordinal), explained.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_explanation_says_what_to_do() =>
        Assert.All(Event().Matches(Events), row => Assert.NotEqual("", row.Groups["do"].Value.Trim()));

    [Fact]
    public void Events_stand_in_order()
    {
        var ids = Event().Matches(Events).Select(row => int.Parse(row.Groups["id"].Value, CultureInfo.InvariantCulture)).ToList();

        Assert.Equal(ids.Order(), ids);
    }

    [Fact]
    public async Task Every_metric_of_the_bot_is_explained_and_no_other() =>
        Assert.Equal(
            (await BotMetrics.NamesAsync()).Order(StringComparer.Ordinal),
            Metric().Matches(Guide).Select(row => row.Groups["name"].Value).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_link_leads_somewhere()
    {
        var sections = Heading().Matches(Guide).Select(heading => SlugOf(heading.Groups["text"].Value)).ToHashSet(StringComparer.Ordinal);
        var links = Link()
            .Matches(Guide + Events)
            .Select(link => link.Groups["to"].Value.Replace("operations.md#", "#", StringComparison.Ordinal))
            .Where(to => !to.StartsWith("http", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(links);
        Assert.All(links, to =>
            Assert.True(to.StartsWith('#') ? sections.Contains(to[1..]) : File.Exists(Repository.PathOf("docs", to.Split('#')[0])), to));
    }

    [Fact]
    public void Every_parameter_of_the_templates_that_it_names_is_one() =>
        Assert.All(Parameter().Matches(Guide).Select(word => word.Groups["name"].Value), name =>
            Assert.Matches(
                $@"(?m)^(param|output) {name} ", Repository.ReadText("deploy/main.bicep") + Repository.ReadText("deploy/registry.bicep")));

    [Theory]
    [InlineData("docs/operations.md")]
    [InlineData("docs/events.md")]
    [InlineData("deploy/grant-graph.sh")]
    [InlineData("deploy/main.bicep")]
    public void Every_setting_that_is_named_is_one(string file)
    {
        var sections = KnownSettings
            .Names.Where(name => name.Contains(':', StringComparison.Ordinal))
            .Select(name => name.Split(':')[0])
            .Distinct();
        var named = Regex
            .Matches(Repository.ReadText(file), $@"\b({string.Join('|', sections)})(:|__)[A-Z][A-Za-z]+", RegexOptions.CultureInvariant)
            .Select(found => found.Value.Replace("__", ":", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(KnownSettings.Names));
    }

    private static string SlugOf(string heading) => Unspoken().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(
        @"^\| (?<id>\d{4}) \| (?<level>[\w ]+) \| [^|\n]+ \| (?<do>[^|\n]*) \|$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Event();

    [GeneratedRegex(
        @"^\| `(?<name>mcabot\.[a-z.]+)` \|", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Metric();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(
        @"[`<](?<name>(app|ledger|partner|restorable|logs|identityObject|bot|host|login|registry|storage)[A-Z]\w+)[`>]",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"[^\w -]", RegexOptions.CultureInvariant)]
    private static partial Regex Unspoken();
}
