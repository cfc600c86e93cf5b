using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace McaBot.Sandbox.Processes;

/// <summary>Blob Storage on this machine, with an account and a key of its own.</summary>
public sealed partial class Azurite : IAsyncDisposable
{
    public const string Account = "mcabotsandbox";
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);
    private static readonly Lazy<Task<Azurite>> SharedInstance = new(() => StartAsync(null));
    private readonly ChildProcess process;

    private Azurite(ChildProcess process, Uri endpoint, string key)
    {
        this.process = process;
        Endpoint = endpoint;
        Key = key;
    }

    public Uri Endpoint { get; }

    public string Key { get; }

    public string ConnectionString => ConnectionStringAt(Endpoint);

    public static Task<Azurite> SharedAsync() => SharedInstance.Value;

    /// <param name="folder">Where blobs and the key are kept; null keeps both in memory.</param>
    public static async Task<Azurite> StartAsync(string? folder)
    {
        await NodePackages.EnsureAsync(SandboxFolder.Path);
        var key = await KeyAsync(folder);
        string[] where = folder is null ? ["--inMemoryPersistence"] : ["--location", folder];
        var process = ChildProcess.Start(
            "Azurite",
            "node",
            [
                SandboxFolder.Combine("azurite.mjs"),
                "--blobHost", "127.0.0.1", "--blobPort", "0", "--silent", "--disableTelemetry", "--skipApiVersionCheck", .. where,
            ],
            new Dictionary<string, string> { ["AZURITE_ACCOUNTS"] = $"{Account}:{key}" },
            endsWithInput: true);

        var line = await process.LineAsync(text => Listens().IsMatch(text), ReadyWithin);
        return new Azurite(process, new Uri(Listens().Match(line).Groups[1].Value), key);
    }

    /// <summary>The same account reached at another address, such as a proxy's.</summary>
    public string ConnectionStringAt(Uri endpoint) =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint={new Uri(endpoint, Account)};";

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static async Task<string> KeyAsync(string? folder)
    {
        var fresh = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
        if (folder is null) return fresh;

        System.IO.Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "account.key");
        if (!File.Exists(file)) await File.WriteAllTextAsync(file, fresh);
        return await File.ReadAllTextAsync(file);
    }

    [GeneratedRegex(@"successfully listens on (http://\S+)")]
    private static partial Regex Listens();
}
