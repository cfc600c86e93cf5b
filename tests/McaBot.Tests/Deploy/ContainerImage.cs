using System.Text.Json.Nodes;
using McaBot.Tests.Support;

namespace McaBot.Tests.Deploy;

/// <summary>The image that publishing would make, as MSBuild evaluates it; none is built, and no base is fetched.</summary>
internal sealed class ContainerImage(JsonNode evaluated)
{
    private static readonly Lazy<Task<ContainerImage>> Evaluated = new(EvaluateAsync);

    public string Base => Property("ContainerBaseImage");

    public string User => Property("ContainerUser");

    public string Name => $"{Property("ContainerRepository")}:{Assert.Single(Items("ContainerImageTags"))}";

    /// <summary>The machine it runs on.</summary>
    public string Machine => Property("ContainerRuntimeIdentifier");

    /// <summary>The machine that everything in it is compiled for ahead; null where it is compiled when it runs.</summary>
    public string? CompiledFor => Property("PublishReadyToRun") == "true" ? Property("PublishRuntimeIdentifier") : null;

    /// <summary>Files that are left to be compiled when they run.</summary>
    public IReadOnlyList<string> NotCompiled => Items("PublishReadyToRunExclude");

    public IReadOnlyList<string> Command => Items("ContainerAppCommand");

    public IReadOnlyList<string> Ports =>
        [.. evaluated["Items"]!["ContainerPort"]!.AsArray().Select(port => $"{port!["Identity"]}/{port["Type"]}")];

    public IReadOnlyDictionary<string, string> Labels =>
        evaluated["Items"]!["ContainerLabel"]!
            .AsArray()
            .ToDictionary(label => (string)label!["Identity"]!, label => (string)label!["Value"]!, StringComparer.Ordinal);

    /// <summary>Evaluated once for all tests.</summary>
    public static Task<ContainerImage> ReadAsync() => Evaluated.Value;

    private static async Task<ContainerImage> EvaluateAsync() => new(JsonNode.Parse((await ProgramRun.StartAsync("dotnet",
    [
        "msbuild", "bot/McaBot.csproj", "-nodeReuse:false", "-t:ComputeContainerConfig", "-p:Configuration=Release",
        "-getProperty:ContainerBaseImage,ContainerUser,ContainerRepository,ContainerRuntimeIdentifier,"
            + "PublishReadyToRun,PublishRuntimeIdentifier",
        "-getItem:ContainerPort,ContainerLabel,ContainerAppCommand,ContainerImageTags,PublishReadyToRunExclude",
    ])).Expected())!);

    private string Property(string name) => (string)evaluated["Properties"]![name]!;

    private IReadOnlyList<string> Items(string name) =>
        [.. evaluated["Items"]![name]!.AsArray().Select(item => (string)item!["Identity"]!)];
}
