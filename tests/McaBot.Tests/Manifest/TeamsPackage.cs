using System.IO.Compression;
using System.Text.Json.Nodes;
using McaBot.Sandbox.Processes;
using McaBot.Tests.Support;

namespace McaBot.Tests.Manifest;

/// <summary>A package as an administrator makes it, in a folder of its own, and the official schemas to hold it against.</summary>
public sealed class TeamsPackage : IAsyncLifetime
{
    public const string BotId = "6a2c1f0e-7b1d-4c61-9a53-1f2e3d4c5b6a";
    public const string AppId = "0d9f7a52-8f0e-4f0a-b8a1-5d0e6c7b8a90";
    public const string Domain = "mcabot.example.com";

    private static readonly string Packer = Repository.PathOf("manifest");
    private static readonly string Here = Repository.PathOf("tests", "McaBot.Tests", "Manifest");

    public string Folder { get; } = System.IO.Directory.CreateTempSubdirectory("mcabot-manifest-").FullName;

    public string Zip => Path.Combine(Folder, "mcabot.zip");

    public JsonNode Manifest { get; private set; } = null!;

    public JsonObject French { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await NodePackages.EnsureAsync(Packer);
        (await PackAsync(Zip)).Expected();
        await ZipFile.ExtractToDirectoryAsync(Zip, Folder);
        Manifest = JsonNode.Parse(await File.ReadAllTextAsync(FileAt("manifest.json")))!;
        French = JsonNode.Parse(await File.ReadAllTextAsync(FileAt("fr.json")))!.AsObject();
        await NodePackages.EnsureAsync(Here);
    }

    public Task DisposeAsync()
    {
        System.IO.Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }

    public string FileAt(string name) => Path.Combine(Folder, name);

    public static Task<ProgramRun> PackAsync(
        string zip, string botId = BotId, string domain = Domain, IReadOnlyDictionary<string, string>? environment = null) =>
        ProgramRun.StartAsync(
            "node",
            [
                Path.Combine(Packer, "pack.mjs"),
                "--bot-id",
                botId,
                "--app-id",
                AppId,
                "--domain",
                domain,
                "--developer",
                "Example Partner",
                "--website",
                "https://example.com/support",
                "--out",
                zip,
            ],
            environment);

    /// <summary>The newest numbered version that the official package of schemas holds, such as 1.30.</summary>
    public static async Task<string> NewestSchemaAsync() => (await RunNodeHereAsync("newest.mjs")).Expected().Trim();

    /// <summary>One line for each violation; empty when both files are as the schemas want them.</summary>
    public async Task<string> ViolationsAsync(JsonNode manifest, JsonNode french)
    {
        var (first, second) = (FileAt($"{Guid.NewGuid():N}.json"), FileAt($"{Guid.NewGuid():N}.json"));
        await File.WriteAllTextAsync(first, manifest.ToJsonString());
        await File.WriteAllTextAsync(second, french.ToJsonString());
        return (await RunNodeHereAsync("validate.mjs", first, second)).Output;
    }

    private static Task<ProgramRun> RunNodeHereAsync(string script, params IEnumerable<string> arguments) =>
        ProgramRun.StartAsync("node", [Path.Combine(Here, script), .. arguments]);
}
