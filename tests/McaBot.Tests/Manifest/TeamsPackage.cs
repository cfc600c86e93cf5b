using System.IO.Compression;
using System.Text.Json.Nodes;
using McaBot.Sandbox.Processes;

namespace McaBot.Tests.Manifest;

/// <summary>A package as an administrator makes it, in a folder of its own, and the official schemas to hold it against.</summary>
public sealed class TeamsPackage : IAsyncLifetime
{
    public const string BotId = "6a2c1f0e-7b1d-4c61-9a53-1f2e3d4c5b6a";
    public const string AppId = "0d9f7a52-8f0e-4f0a-b8a1-5d0e6c7b8a90";
    public const string Domain = "mcabot.example.com";

    private static readonly string Here = Repository.PathOf("tests", "McaBot.Tests", "Manifest");

    public string Folder { get; } = System.IO.Directory.CreateTempSubdirectory("mcabot-manifest-").FullName;

    public string Zip => Path.Combine(Folder, "mcabot.zip");

    public JsonNode Manifest { get; private set; } = null!;

    public JsonObject French { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var (code, output) = await PackAsync();
        Assert.True(code == 0, output);
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

    public Task<(int Code, string Output)> PackAsync(string botId = BotId, string domain = Domain) => Repository.RunNodeAsync(
        Repository.PathOf("manifest", "pack.mjs"), "--bot-id", botId, "--app-id", AppId, "--domain", domain,
        "--developer", "Example Partner", "--website", "https://example.com/support", "--out", Zip);

    /// <summary>One line for each violation; empty when both files are as the schemas want them.</summary>
    public async Task<string> ViolationsAsync(JsonNode manifest, JsonNode french)
    {
        var (first, second) = (FileAt($"{Guid.NewGuid():N}.json"), FileAt($"{Guid.NewGuid():N}.json"));
        await File.WriteAllTextAsync(first, manifest.ToJsonString());
        await File.WriteAllTextAsync(second, french.ToJsonString());
        var (_, output) = await Repository.RunNodeAsync(Path.Combine(Here, "validate.mjs"), first, second);
        return output;
    }
}
