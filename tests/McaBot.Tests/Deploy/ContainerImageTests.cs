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
        Assert.EndsWith("/dotnet/runtime-deps:10.0-noble-chiseled-extra", image.Base, StringComparison.Ordinal);
        Assert.True(int.Parse(image.User, CultureInfo.InvariantCulture) > 0);
        Assert.Equal(["/app/McaBot"], image.Command);
        Assert.Equal($"mcabot:{VersionTests.Number}", image.Name);
    }

    [Fact]
    public async Task What_a_start_runs_is_compiled_ahead_as_one_with_the_dotnet_that_it_brings()
    {
        var image = await ContainerImage.ReadAsync();

        Assert.True(image.BringsItsDotNet);
        Assert.Equal(image.Machine, image.CompiledFor);
        Assert.All(
            ["McaBot", "McaBot.Cards", "Azure.Storage.Blobs", "Microsoft.Bot.Builder", "System.Private.CoreLib", "System.Text.Json"],
            assembly => Assert.True(image.Compiles(assembly)));
        Assert.All(
            ["Microsoft.Graph", "Microsoft.AspNetCore.Mvc.Core", "System.Private.Xml"], assembly => Assert.False(image.Compiles(assembly)));
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
