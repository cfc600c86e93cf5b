using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using McaBot.Sandbox.Processes;

namespace McaBot.Tests.Sandbox;

/// <summary>The sandbox as somebody at a terminal has it: what it prints, its page, and its end.</summary>
internal sealed class SandboxProcess : IAsyncDisposable
{
    private const string Address = "Open http://127.0.0.1:";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly ChildProcess process;

    private SandboxProcess(ChildProcess process) => this.process = process;

    public IReadOnlyCollection<string> Lines => process.Lines;

    public static SandboxProcess Start(string dataFolder, params IEnumerable<string> arguments) =>
        new(Launch(new Dictionary<string, string>(), dataFolder, arguments));

    /// <summary>Runs one that is to refuse.</summary>
    /// <param name="environment">What differs from the tests' own.</param>
    public static async Task<(int ExitCode, IReadOnlyCollection<string> Lines)> RefusesAsync(
        IReadOnlyDictionary<string, string> environment, string dataFolder, params IEnumerable<string> arguments)
    {
        await using var process = Launch(environment, dataFolder, arguments);
        var lines = await process.AllLinesAsync().WaitAsync(Patience, TimeProvider.System);
        return (process.ExitCode, lines);
    }

    /// <summary>Waits for the address to open, and for the page there.</summary>
    public async Task<Uri> OpensAsync()
    {
        var line = await process.LineAsync(text => text.StartsWith(Address, StringComparison.Ordinal), Patience);
        var address = new Uri(line["Open ".Length..]);
        using var page = await http.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return address;
    }

    /// <summary>Somebody writes to the bot, which answers.</summary>
    public async Task SaysAsync(Uri address, string person, string text)
    {
        using var answer = await http.PostAsJsonAsync(new Uri(address, $"/page/people/{person}/say"), new { text });
        Assert.True((bool?)(await answer.Content.ReadFromJsonAsync<JsonNode>())?["ok"]);
    }

    /// <summary>kill -9.</summary>
    public Task DiesAsync() => process.KillAsync();

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        http.Dispose();
    }

    private static ChildProcess Launch(IReadOnlyDictionary<string, string> environment, string dataFolder, IEnumerable<string> arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "McaBot.Sandbox.dll");
        string[] words = [program, "--data", dataFolder, .. arguments];
        return ChildProcess.Start("The sandbox", "dotnet", words, environment, AppContext.BaseDirectory);
    }
}
