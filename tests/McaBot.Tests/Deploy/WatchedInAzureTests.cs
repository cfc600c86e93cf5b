using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using McaBot.Sandbox.Processes;
using McaBot.Tests.Support;
using Microsoft.Extensions.Logging;

namespace McaBot.Tests.Deploy;

/// <summary>Alerts and the workbook ask for what the bot really logs and counts.</summary>
public sealed partial class WatchedInAzureTests
{
    private static readonly string Here = Repository.PathOf("tests", "McaBot.Tests", "Deploy");

    private const string Broken = "mcabot-records-broken";
    private const string Unverified = "mcabot-records-unverified";

    // By the instrumentation of HttpClient.
    private const string Calls = "http.client.request.duration";

    private static readonly IReadOnlyDictionary<string, string> Alerts = SampleDeployment
    .All("Microsoft.Insights/scheduledQueryRules")
    .ToDictionary(
        rule => (string)rule["name"]!, rule => (string)rule["properties"]!["criteria"]!["allOf"]![0]!["query"]!, StringComparer.Ordinal);

    private static readonly IReadOnlyList<string> Workbook =
    [
        .. JsonNode.Parse((string)SampleDeployment.The("Microsoft.Insights/workbooks")["properties"]!["serializedData"]!)!["items"]!
            .AsArray()
            .Select(item => (string?)item!["content"]!["query"])
            .OfType<string>(),
    ];

    [Fact]
    public void Every_event_that_is_asked_for_is_one_that_the_bot_logs_as_a_warning_or_worse()
    {
        var grave = LogEvents.From(LogLevel.Warning);
        var asked = Alerts.Values.Concat(Workbook).SelectMany(EventsIn).ToList();

        Assert.Contains(2002, asked);
        Assert.Empty(asked.Except(grave));
    }

    [Fact]
    public async Task Every_query_can_be_understood()
    {
        var queries = Alerts
        .Concat(Workbook.Select((query, number) => KeyValuePair.Create($"workbook {number}", query)))
        .Concat(
            Fenced()
                .Matches(Repository.ReadText("docs/operations.md"))
                .Select((query, number) => KeyValuePair.Create($"guide {number}", query.Groups["query"].Value)))
        .ToDictionary();

        Assert.Equal(2, queries.Keys.Count(name => name.StartsWith("guide", StringComparison.Ordinal)));
        Assert.Equal("", await ProblemsOfAsync(queries));
    }

    [Theory]
    [InlineData("AppMetrics | where Nam == 'x'", "Nam")]
    [InlineData("AppMetrics | where", "Missing expression")]
    public async Task A_query_that_cannot_be_understood_is_told_apart(string query, string said) =>
        Assert.Contains(said, await ProblemsOfAsync(new Dictionary<string, string> { ["wrong"] = query }), StringComparison.Ordinal);

    [Fact]
    public void Whatever_is_critical_alerts_as_broken_records()
    {
        Assert.NotEmpty(LogEvents.Of(LogLevel.Critical));
        Assert.Superset(LogEvents.Of(LogLevel.Critical).ToHashSet(), EventsIn(Alerts[Broken]).ToHashSet());
    }

    [Fact]
    public void Broken_records_alert_at_the_first_and_as_gravest()
    {
        var rule = SampleDeployment.All("Microsoft.Insights/scheduledQueryRules").Single(each => (string?)each["name"] == Broken)[
            "properties"]!;

        Assert.Equal(0, (int)rule["severity"]!);
        Assert.Equal(0, (int)rule["criteria"]!["allOf"]![0]!["threshold"]!);
        Assert.True((bool)rule["enabled"]!);
    }

    [Fact]
    public void What_is_told_of_once_stays_open_until_somebody_closes_it()
    {
        var rules = SampleDeployment.All("Microsoft.Insights/scheduledQueryRules").ToList();

        var staying = rules.Where(rule => !(bool)rule["properties"]!["autoMitigate"]!).Select(rule => (string)rule["name"]!);
        Assert.Equal(["mcabot-dead-letters", Broken], staying.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_container_that_starts_again_and_again_is_told_of() =>
        Assert.Contains(
            "ContainerAppName == \"mcabot\" and Reason == \"ContainerBackOff\"", Alerts["mcabot-restarts"], StringComparison.Ordinal);

    [Fact]
    public void Somebody_is_told_when_no_check_of_all_ledgers_came_to_its_end_for_two_days()
    {
        var rule = SampleDeployment.All("Microsoft.Insights/scheduledQueryRules").Single(each => (string?)each["name"] == Unverified)[
            "properties"]!;

        Assert.Equal(1, (int)rule["severity"]!);
        Assert.Equal(("P2D", "PT6H"), ((string?)rule["windowSize"], (string?)rule["evaluationFrequency"]));
        Assert.Equal(0, (int)rule["criteria"]!["allOf"]![0]!["threshold"]!);
        Assert.Contains("| where Ended == 0 and First < ago(26h)", Alerts[Unverified], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1204 ledgers checked: 0 do not hold, 0 have no anchor", true)]
    [InlineData("0 ledgers checked: 0 do not hold, 0 have no anchor", true)]
    [InlineData("so far 900 of 1204 ledgers checked, 180 a second", false)]
    [InlineData("1204 ledgers compared: 0 are not what they were", false)]
    public void Only_the_last_line_of_a_check_of_all_ledgers_counts_as_its_end(string line, bool isEnd) =>
        Assert.Equal(isEnd, SampleDeployment.EndsACheck(line));

    [Fact]
    public async Task Every_metric_that_is_asked_for_is_counted_and_every_one_of_the_bots_is_shown()
    {
        var counted = await BotMetrics.NamesAsync();
        var asked = Alerts
            .Values.Concat(Workbook)
            .SelectMany(query => Metric().Matches(query))
            .Select(found => found.Groups["name"].Value)
            .ToHashSet();

        Assert.Contains("mcabot.outbox.messages", counted);
        Assert.Equal(counted.Append(Calls).Order(StringComparer.Ordinal), asked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nobody_misses_a_bot_that_is_not_ready()
    {
        var test = SampleDeployment.The("Microsoft.Insights/webtests")["properties"]!;
        var alerts = SampleDeployment
            .All("Microsoft.Insights/metricAlerts")
            .ToDictionary(alert => (string)alert["name"]!, StringComparer.Ordinal);

        Assert.Contains("/health/ready", (string?)test["Request"]!["RequestUrl"], StringComparison.Ordinal);
        Assert.True((bool)test["Enabled"]!);
        Assert.Equal(["mcabot-not-ready"], alerts.Keys);
    }

    [Fact]
    public void Whoever_is_named_is_told_of_every_alert()
    {
        var group = (string)SampleDeployment.The("Microsoft.Insights/actionGroups")["id"]!;
        var logs = SampleDeployment
            .All("Microsoft.Insights/scheduledQueryRules")
            .Select(rule => rule["properties"]!["actions"]!["actionGroups"]!.AsArray().Single());
        var metrics = SampleDeployment
            .All("Microsoft.Insights/metricAlerts")
            .Select(rule => rule["properties"]!["actions"]!.AsArray().Single()!["actionGroupId"]);

        Assert.All(logs.Concat(metrics), told => Assert.Equal(group, (string?)told));
    }

    [Fact]
    public void Every_alert_says_where_to_read_on()
    {
        var guide = Repository.ReadText("docs/operations.md") + Repository.ReadText("docs/events.md");
        var said = SampleDeployment
            .All("Microsoft.Insights/scheduledQueryRules")
            .Concat(SampleDeployment.All("Microsoft.Insights/metricAlerts"))
            .Select(rule => (string)rule["properties"]!["description"]!);

        Assert.All(said, text =>
        {
            var section = Section().Match(text);
            Assert.True(section.Success, text);
            Assert.Contains(
                section.Groups["heading"] is { Success: true } heading
                    ? $"\n### {heading.Value}\n"
                    : $"| {section.Groups["event"].Value} |",
                guide,
                StringComparison.Ordinal);
        });
    }

    private static async Task<string> ProblemsOfAsync(Dictionary<string, string> queries)
    {
        await NodePackages.EnsureAsync(Here);
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(queries));
            return (await ProgramRun.StartAsync("node", [Path.Combine(Here, "kusto.mjs"), file])).Expected();
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static IEnumerable<int> EventsIn(string query) => Events().Matches(query)
        .SelectMany(found => found.Groups["ids"].Value.Split(',')).Select(id => int.Parse(id, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"```kusto\n(?<query>[^`]+)```", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Fenced();

    [GeneratedRegex(@"Event in \((?<ids>[\d, ]+)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Events();

    [GeneratedRegex("\\bName == \"(?<name>[a-z.]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Metric();

    [GeneratedRegex(
        "See docs/(operations|events)\\.md, (\"(?<heading>[^\"]+)\"|event (?<event>\\d+))\\.",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Section();
}
