using System.Text.Json.Nodes;
using McaBot.Operations;
using McaBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace McaBot.Tests.Deploy;

public sealed class JobsInAzureTests
{
    private static readonly IReadOnlyDictionary<string, JsonNode> Jobs = SampleDeployment
        .All("Microsoft.App/jobs")
        .ToDictionary(job => (string)job["name"]!, job => job["properties"]!, StringComparer.Ordinal);

    [Fact]
    public async Task Every_ledger_is_verified_each_night()
    {
        await using var bot = UnstartedBot.Build();
        var word = (string)Assert.Single(Container("mcabot-verify")["args"]!.AsArray())!;

        Assert.Contains(word, bot.Services.GetServices<IOperatorCommand>().Select(command => command.Name));
        Assert.Equal("verify", word);
        Assert.Equal("Schedule", (string?)Jobs["mcabot-verify"]["configuration"]!["triggerType"]);
        Assert.EndsWith(
            " * * *", (string?)Jobs["mcabot-verify"]["configuration"]!["scheduleTriggerConfig"]!["cronExpression"],
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_operators_word_does_nothing_until_somebody_starts_it_and_is_never_repeated()
    {
        Assert.Equal("Manual", (string?)Jobs["mcabot-operator"]["configuration"]!["triggerType"]);
        Assert.Equal("help", (string?)Assert.Single(Container("mcabot-operator")["args"]!.AsArray()));
        Assert.All(Jobs.Values, job => Assert.Equal(0, (int)job["configuration"]!["replicaRetryLimit"]!));
    }

    /// <summary>Alerts look for the container's name, and the program reads the same records as the bot.</summary>
    [Fact]
    public void They_are_the_bots_program_with_the_bots_settings()
    {
        Assert.All(Jobs.Keys.Select(Container), container =>
        {
            Assert.Equal("mcabot", (string?)container["name"]);
            Assert.Equal((string?)SampleDeployment.Bot["image"], (string?)container["image"]);
            var variables = SampleDeployment.VariablesOf(container).Where(variable => variable.Value is not "");
            Assert.Equal(
                SampleDeployment
                    .Environment.Where(variable => variable.Key != "Telemetry__OtlpEndpoint" && variable.Value is not "")
                    .Order(ByName),
                variables.Order(ByName));
        });
    }

    private static Comparer<KeyValuePair<string, string?>> ByName { get; } =
        Comparer<KeyValuePair<string, string?>>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key));

    private static JsonNode Container(string job) => Assert.Single(Jobs[job]["template"]!["containers"]!.AsArray())!;
}
