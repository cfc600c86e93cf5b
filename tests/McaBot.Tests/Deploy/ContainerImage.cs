using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
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

    /// <summary>The machine that it is compiled for ahead, as one with .NET; null where it is compiled when it runs.</summary>
    public string? CompiledFor => Property("PublishReadyToRunComposite") == "true" ? Property("PublishRuntimeIdentifier") : null;

    public bool BringsItsDotNet => Property("PublishSelfContained") == "true";

    /// <summary>Whether an assembly is compiled as one with the rest.</summary>
    public bool Compiles(string assembly) => !Regex.IsMatch(assembly, Property("NotCompiledAsOne"));

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
        "-p:_IsPublishing=true",
        "-getProperty:ContainerBaseImage,ContainerUser,ContainerRepository,ContainerRuntimeIdentifier,"
            + "PublishReadyToRunComposite,PublishRuntimeIdentifier,PublishSelfContained,NotCompiledAsOne",
        "-getItem:ContainerPort,ContainerLabel,ContainerAppCommand,ContainerImageTags",
    ])).Expected())!);

    private string Property(string name) => (string)evaluated["Properties"]![name]!;

    private IReadOnlyList<string> Items(string name) =>
        [.. evaluated["Items"]![name]!.AsArray().Select(item => (string)item!["Identity"]!)];
}
