using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace McaBot.Tests.Directory;

public sealed class DirectoryReadinessTests
{
    [Fact]
    public async Task A_group_the_app_cannot_see_is_named_by_its_setting()
    {
        await using var graph = await GraphStandIn.StartAsync();
        graph.Answer = context => context.Request.Path.Value!.EndsWith($"{GraphStandIn.HelpdeskAgents}", StringComparison.Ordinal)
            ? GraphStandIn.WriteAsync(context, """{"error":{"code":"Request_ResourceNotFound","message":"-"}}""", 404)
            : GraphStandIn.WriteAsync(context, $$"""{"id":"{{context.Request.Path.Value.Split('/')[^1]}}"}""");

        var result = await graph.Readiness.CheckHealthAsync(new HealthCheckContext(), default);

        Assert.Equal(HealthStatus.Unhealthy, result.Status);
        Assert.Equal("Not visible to the app: Roles:HelpdeskAgents (graph-404)", result.Description);
    }

    [Fact]
    public async Task Every_configured_group_is_looked_up_and_the_directory_role_is_not()
    {
        await using var graph = await GraphStandIn.StartAsync();
        graph.Answer = context => GraphStandIn.WriteAsync(context, $$"""{"id":"{{context.Request.Path.Value!.Split('/')[^1]}}"}""");

        Assert.Equal(HealthStatus.Healthy, (await graph.Readiness.CheckHealthAsync(new HealthCheckContext(), default)).Status);
        Assert.Equal(
            new[] { GraphStandIn.AdminAgents, GraphStandIn.HelpdeskAgents, GraphStandIn.Approvers }
                .Select(g => $"GET /v1.0/groups/{g}?$select=id")
                .Order(),
            graph.Requests.Select(r => r.Line).Order());
    }
}
