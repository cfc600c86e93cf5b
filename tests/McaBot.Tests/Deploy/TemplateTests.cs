namespace McaBot.Tests.Deploy;

public sealed class TemplateTests
{
    private static readonly string Mode = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1" ? "overwrite" : "validate";

    [Fact]
    public async Task The_linter_has_nothing_to_say_about_any_template()
    {
        var templates = await Bicep.RunAsync("lint", "--pattern", Path.Combine(Bicep.Folder, "**", "*.bicep"));
        var sample = await Bicep.RunAsync("lint", Bicep.Sample);

        Assert.Equal("", templates.Expected() + sample.Expected());
    }

    [Fact]
    public async Task A_template_with_something_to_say_about_is_told_apart()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("mcabot-bicep-");
        try
        {
            var template = Path.Combine(folder.FullName, "wrong.bicep");
            await File.WriteAllTextAsync(template, "param unused string\n");
            File.Copy(Path.Combine(Bicep.Folder, "bicepconfig.json"), Path.Combine(folder.FullName, "bicepconfig.json"));

            var run = await Bicep.RunAsync("lint", template);

            Assert.NotEqual(0, run.ExitCode);
            Assert.Contains("no-unused-params", run.Output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What the sample would make, resource by resource, stands in deploy/sample.snapshot.json for people to look at.</summary>
    [Fact]
    public async Task The_sample_makes_what_the_snapshot_shows() => (await Bicep.SnapshotAsync(Mode)).Expected();

    [Fact]
    public async Task Every_parameter_is_described()
    {
        var template = await CompiledTemplate.MainAsync();
        var registry = await CompiledTemplate.RegistryAsync();

        Assert.All(template.Parameters.Concat(registry.Parameters), parameter =>
            Assert.NotEqual("", parameter.Value!["metadata"]?["description"]?.ToString() ?? ""));
    }

    [Fact]
    public async Task Only_the_image_and_the_groups_have_to_be_named()
    {
        var template = await CompiledTemplate.MainAsync();

        Assert.Equal(
            ["adminAgents", "helpdeskAgents", "image"],
            template
                .Parameters.Where(parameter => parameter.Value!["defaultValue"] is null)
                .Select(parameter => parameter.Key)
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_sample_names_the_image_of_this_release() =>
        Assert.Contains($"'mcabot:{Host.VersionTests.Number}'", File.ReadAllText(Bicep.Sample), StringComparison.Ordinal);
}
