using System.Text.Json.Nodes;
using McaBot.Tests.Support;
using McaBot.Tests.Teams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace McaBot.Tests.Deploy;

public sealed class BotInAzureTests
{
    private static readonly JsonNode App = SampleDeployment.The("Microsoft.App/containerApps")["properties"]!;

    [Fact]
    public async Task Two_processes_run_and_fewer_cannot_be_asked_for()
    {
        var scale = App["template"]!["scale"]!;
        var template = await CompiledTemplate.MainAsync();

        Assert.Equal((2, 2), ((int)scale["minReplicas"]!, (int)scale["maxReplicas"]!));
        Assert.Equal(2, (int)template.Parameters["replicas"]!["minValue"]!);
    }

    [Fact]
    public async Task The_probes_ask_what_the_bot_answers()
    {
        await using var bot = await BotInProcess.StartAsync(BotInProcess.OutOfReach);

        Assert.Equal(200, (await bot.GetAsync(PathOf("Startup"))).Status);
        Assert.Equal(200, (await bot.GetAsync(PathOf("Liveness"))).Status);

        // With everything out of reach it is taken out of the traffic, and not killed.
        Assert.Equal(503, (await bot.GetAsync(PathOf("Readiness"))).Status);
        Assert.Single(
            SampleDeployment.Bot["probes"]!
                .AsArray()
                .Select(probe => (int)probe!["httpGet"]!["port"]!)
                .Append((int)App["configuration"]!["ingress"]!["targetPort"]!)
                .Distinct());
    }

    [Fact]
    public async Task What_is_under_way_has_time_to_end_before_the_process_is_killed()
    {
        await using var bot = UnstartedBot.Build();
        var needed = bot.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout;

        Assert.True(TimeSpan.FromSeconds((int)App["template"]!["terminationGracePeriodSeconds"]!) > needed, $"it needs {needed}");
    }

    [Fact]
    public void It_is_reached_by_https_alone_and_has_no_identity_but_its_own()
    {
        var identity = SampleDeployment.The("Microsoft.App/containerApps")["identity"]!;

        Assert.False((bool)App["configuration"]!["ingress"]!["allowInsecure"]!);
        Assert.Equal("UserAssigned", (string?)identity["type"]);
        Assert.EndsWith(
            "/userAssignedIdentities/mcabot-identity", Assert.Single(identity["userAssignedIdentities"]!.AsObject()).Key,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_of_its_own_stays_bound_where_its_certificate_is_named_too_and_none_is_bound_without()
    {
        var template = await CompiledTemplate.MainAsync();
        var bound = (string)template.Module("app").Resource("app")["properties"]!["configuration"]!["ingress"]!["customDomains"]!;
        var passed = template.Resource("app")["properties"]!["parameters"]!;

        Assert.Equal(
            "[if(or(empty(parameters('hostName')), empty(parameters('certificateId'))), createArray(), createArray(createObject("
            + "'name', parameters('hostName'), 'bindingType', 'SniEnabled', 'certificateId', parameters('certificateId'))))]",
            bound);
        Assert.Equal("[parameters('hostName')]", (string?)passed["hostName"]!["value"]);
        Assert.Equal("[parameters('certificateId')]", (string?)passed["certificateId"]!["value"]);
        Assert.Empty(App["configuration"]!["ingress"]!["customDomains"]!.AsArray());
    }

    [Fact]
    public void There_is_no_secret_but_where_telemetry_goes()
    {
        var secret = Assert.Single(App["configuration"]!["secrets"]!.AsArray())!;

        Assert.Equal("insights", (string?)secret["name"]);
        Assert.DoesNotContain("secretRef", SampleDeployment.Bot.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Teams_reaches_it_with_the_managed_identity_and_no_other_way_in_is_open()
    {
        var bot = SampleDeployment.The("Microsoft.BotService/botServices")["properties"]!;
        var channel = SampleDeployment.The("Microsoft.BotService/botServices/channels");

        Assert.Equal("UserAssignedMSI", (string?)bot["msaAppType"]);
        Assert.EndsWith("/userAssignedIdentities/mcabot-identity", (string?)bot["msaAppMSIResourceId"], StringComparison.Ordinal);
        Assert.True((bool)bot["disableLocalAuth"]!);
        Assert.Contains("https://{0}/api/messages", (string?)bot["endpoint"], StringComparison.Ordinal);
        Assert.Equal("MsTeamsChannel", (string?)channel["properties"]!["channelName"]);
        Assert.True((bool)channel["properties"]!["properties"]!["isEnabled"]!);
    }

    [Fact]
    public void Its_entry_in_the_Bot_Framework_bears_a_name_that_nobody_else_has_taken() => Assert.Matches(
        "^mcabot-bot-[a-z0-9]{13}$", (string?)SampleDeployment.The("Microsoft.BotService/botServices")["name"]);

    [Fact]
    public void The_collector_listens_to_this_replica_alone_and_hands_on_traces_and_metrics()
    {
        var collector = SampleDeployment.Container("collector");
        var settings = (string)collector["env"]!.AsArray().Single(variable => (string?)variable!["name"] == "COLLECTOR_CONFIG")!["value"]!;
        var endpoint = new Uri(SampleDeployment.Environment["Telemetry__OtlpEndpoint"]!);

        Assert.Contains($"endpoint: {endpoint.Authority}", settings, StringComparison.Ordinal);
        Assert.True(endpoint.IsLoopback);
        Assert.Matches(@"(?s)traces:.*exporters: \[azuremonitor\].*metrics:.*exporters: \[azuremonitor\]", settings);
        Assert.Equal("--config=env:COLLECTOR_CONFIG", (string?)Assert.Single(collector["args"]!.AsArray()));
        Assert.Equal(
            "insights",
            (string?)
                collector["env"]!.AsArray().Single(variable => (string?)variable!["name"] == "APPLICATIONINSIGHTS_CONNECTION_STRING")![
                    "secretRef"]);
    }

    private static string PathOf(string probe) =>
        (string)SampleDeployment.Bot["probes"]!.AsArray().Single(each => (string?)each!["type"] == probe)!["httpGet"]!["path"]!;
}
