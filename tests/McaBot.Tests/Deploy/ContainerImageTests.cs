using System.Globalization;
using McaBot.Tests.Host;

namespace McaBot.Tests.Deploy;

public sealed class ContainerImageTests
{
    [Fact]
    public async Task The_image_is_small_runs_as_nobody_and_starts_the_bot()
    {
        var image = await ContainerImage.ReadAsync();

        // No shell and no package manager, but languages and time zones.
        Assert.EndsWith("/dotnet/aspnet:10.0-noble-chiseled-extra", image.Base, StringComparison.Ordinal);
        Assert.True(int.Parse(image.User, CultureInfo.InvariantCulture) > 0);
        Assert.Equal(["dotnet", "/app/McaBot.dll"], image.Command);
        Assert.Equal($"mcabot:{VersionTests.Number}", image.Name);
    }

    [Fact]
    public async Task All_of_it_but_Graph_is_compiled_ahead_for_the_machine_it_runs_on()
    {
        var image = await ContainerImage.ReadAsync();

        Assert.Equal(image.Machine, image.CompiledFor);
        Assert.Equal(["Microsoft.Graph.dll"], image.NotCompiled);
    }

    [Fact]
    public async Task Its_labels_tell_what_it_is_and_not_when_it_was_made()
    {
        var labels = (await ContainerImage.ReadAsync()).Labels;

        Assert.Equal("McaBot", labels["org.opencontainers.image.title"]);
        Assert.Equal(VersionTests.Number, labels["org.opencontainers.image.version"]);
        Assert.NotEqual("", labels["org.opencontainers.image.description"]);
        Assert.DoesNotContain("org.opencontainers.image.created", labels.Keys);
    }

    [Fact]
    public async Task Its_port_is_the_one_that_Azure_sends_traffic_to()
    {
        var port = SampleDeployment.The("Microsoft.App/containerApps")["properties"]!["configuration"]!["ingress"]!["targetPort"];

        Assert.Equal([$"{port}/tcp"], (await ContainerImage.ReadAsync()).Ports);
    }
}
