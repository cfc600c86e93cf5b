using McaBot.Attestations;
using McaBot.Directory;
using McaBot.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace McaBot.Tests.Directory;

public sealed class GraphAppInstallerTests
{
    [Theory]
    [InlineData(201, InstallState.Installed, null)]
    [InlineData(409, InstallState.AlreadyThere, null)]
    [InlineData(403, InstallState.Refused, "graph-403")]
    [InlineData(404, InstallState.Refused, "graph-404")]
    public async Task What_graph_answers_is_what_became_of_it(int status, object state, string? code)
    {
        await using var graph = await GraphStandIn.StartAsync();
        graph.AnswerJson(status == 201 ? "" : """{"error":{"code":"X","message":"-"}}""", status);

        Assert.Equal(
            new InstallResult((InstallState)state, code), await graph.Installer.EnsureInstalledAsync(GraphStandIn.Person, default));

        var (line, body, _) = Assert.Single(graph.Requests);
        Assert.Equal($"POST /v1.0/users/{GraphStandIn.Person}/teamwork/installedApps", line);
        Assert.Contains(
            $"\"teamsApp@odata.bind\":\"{graph.Address}/v1.0/appCatalogs/teamsApps/{GraphStandIn.CatalogApp}\"", body,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_busy_graph_is_not_a_refusal(int status)
    {
        await using var graph = await GraphStandIn.StartAsync();
        graph.AnswerJson("", status);

        var e = await Assert.ThrowsAsync<DirectoryUnavailableException>(() =>
            graph.Installer.EnsureInstalledAsync(GraphStandIn.Person, default));
        Assert.Equal($"graph-{status}", e.Message);
    }

    [Fact]
    public async Task Without_a_catalog_id_nothing_is_asked()
    {
        await using var graph = await GraphStandIn.StartAsync(s => s.Configure<TeamsOptions>(o => o.AppCatalogId = null));

        Assert.Equal(InstallState.NotConfigured, (await graph.Installer.EnsureInstalledAsync(GraphStandIn.Person, default)).State);
        Assert.Empty(graph.Requests);
    }
}
