using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace McaBot.Tests.Deploy;

/// <summary>What the sample would make, as the snapshot shows it; TemplateTests holds that it is true.</summary>
internal static partial class SampleDeployment
{
    private static readonly JsonArray Resources =
        JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(Bicep.Sample, ".snapshot.json")))!["predictedResources"]!.AsArray();

    public static JsonNode The(string type) => Assert.Single(All(type));

    public static IReadOnlyList<JsonNode> All(string type) =>
        [.. Resources.Select(resource => resource!).Where(resource => (string?)resource["type"] == type)];

    public static JsonNode Bot => Container("mcabot");

    public static JsonNode Container(string name) =>
        The("Microsoft.App/containerApps")["properties"]!["template"]!["containers"]!
            .AsArray()
            .Single(container => (string?)container!["name"] == name)!;

    public static IReadOnlyDictionary<string, string?> Environment { get; } = VariablesOf(Bot);

    /// <summary>Names and values of what a container is started with; a value that is known only in Azure is null.</summary>
    public static IReadOnlyDictionary<string, string?> VariablesOf(JsonNode container) =>
    Variable()
        .Matches((string)container["env"]!)
        .ToDictionary(
            found => found.Groups["name"].Value, found => found.Groups["value"] is { Success: true } value ? value.Value : null,
            StringComparer.Ordinal);

    /// <summary>Whether the alert on records that nobody verifies takes a line of the log for the end of a check.</summary>
    public static bool EndsACheck(string line)
    {
        var rule = All("Microsoft.Insights/scheduledQueryRules").Single(rule => (string?)rule["name"] == "mcabot-records-unverified");
        var query = (string)rule["properties"]!["criteria"]!["allOf"]![0]!["query"]!;
        return Regex.IsMatch(line, CountedLine().Match(query).Groups["line"].Value, RegexOptions.CultureInvariant);
    }

    [GeneratedRegex("countif\\(Log matches regex \"(?<line>[^\"]+)\"\\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex CountedLine();

    [GeneratedRegex(
        @"createObject\('(key|name)', '(?<name>\w+)', 'value', ('(?<value>[^']*)'\))?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Variable();
}
