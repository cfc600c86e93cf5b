using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace McaBot.Sandbox.Processes;

/// <summary>Blob Storage on this machine, with an account and a key of its own.</summary>
public sealed partial class Azurite : IAsyncDisposable
{
    private const string Account = "mcabotsandbox";

    // Azurite looks through all blobs of an account whenever some are listed: worlds that share a process would pay for each other.
    private const int SharedAccounts = 256;
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromMinutes(3);
    private static readonly Lazy<Task<Azurite>> SharedInstance = new(() => StartAsync(null));
    private static int sharers;
    private readonly ChildProcess process;
    private readonly string account;

    private Azurite(ChildProcess process, Uri endpoint, string account, string key)
    {
        this.process = process;
        this.account = account;
        Endpoint = endpoint;
        Key = key;
    }

    public Uri Endpoint { get; }

    public string Key { get; }

    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={Key};BlobEndpoint={new Uri(Endpoint, account)};";

    /// <summary>An account, nobody else's unless very many ask, in the one process of this run. Not to be disposed of.</summary>
    public static async Task<Azurite> SharedAsync()
    {
        var shared = await SharedInstance.Value;
        return new Azurite(shared.process, shared.Endpoint, AccountOf(Interlocked.Increment(ref sharers) % SharedAccounts), shared.Key);
    }

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
                // Each call leaves much behind, which a larger heap for what is new sweeps away less often.
                "--max-semi-space-size=64",
                SandboxFolder.Combine("azurite.mjs"),
                "--blobHost",
                "127.0.0.1",
                "--blobPort",
                "0",
                "--silent",
                "--disableTelemetry",
                "--skipApiVersionCheck",
                .. where,
            ],
            new Dictionary<string, string>
            {
                ["AZURITE_ACCOUNTS"] = string.Join(
                    ';', Enumerable.Range(0, folder is null ? SharedAccounts : 1).Select(number => $"{AccountOf(number)}:{key}")),
            },
            endsWithInput: true);

        var line = await process.LineAsync(text => Listens().IsMatch(text), ReadyWithin);
        return new Azurite(process, new Uri(Listens().Match(line).Groups[1].Value), Account, key);
    }

    /// <summary>How long it has had a core to itself, for everybody who shares it.</summary>
    public TimeSpan ProcessorTime => process.ProcessorTime;

    public ValueTask DisposeAsync() => process.DisposeAsync();

    /// <summary>The first goes by the plain name.</summary>
    private static string AccountOf(int number) => number == 0 ? Account : $"{Account}{number}";

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
