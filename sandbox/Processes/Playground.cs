using McaBot.Sandbox.World;

namespace McaBot.Sandbox.Processes;

/// <summary>
/// Microsoft 365 Agents Playground: a real client in the browser, for one person. It shows a token to nobody, knows no proactive chats, no
/// automatic refresh of cards and no choices that are looked up while one types.
/// </summary>
public sealed class Playground : IAsyncDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromMinutes(3);
    private readonly ChildProcess process;
    private readonly Person person;

    private Playground(ChildProcess process, Person person, int port) =>
        (this.process, this.person, Address) = (process, person, new Uri($"http://localhost:{port}"));

    public Uri Address { get; }

    public string Invitation =>
        $"In the Playground you are {person.GivenName} ({person.JobTitle}): {Address} "
        + "(one person each; no cards out of the blue, no refresh by itself, no look-up while typing)";

    /// <param name="config">As <see cref="PlaygroundConfig"/> writes it.</param>
    /// <param name="folder">For its configuration and its log.</param>
    public static async Task<Playground> StartAsync(Person person, string config, Uri bot, int port, string folder)
    {
        var home = SandboxFolder.Combine("playground");
        await NodePackages.EnsureAsync(home);
        var file = Path.Combine(folder, PlaygroundConfig.FileName);
        await File.WriteAllTextAsync(file, config);
        var process = ChildProcess.Start(
            "The Playground",
            "node",
            [
                "--require",
                Path.Combine(home, "loopback.cjs"),
                Path.Combine(home, "node_modules", "@microsoft", "m365agentsplayground", "cli.js"),
                "start",
                "--port",
                $"{port}",
                "--app-endpoint",
                new Uri(bot, "/api/messages").ToString(),
                "--channel-id",
                "msteams",
                "--disable-telemetry",
            ],
            new Dictionary<string, string>
            {
                ["TEAMSAPPTESTER_BROWSER"] = "none",
                ["M365_AGENTS_PLAYGROUND_CONFIG_PATH"] = file,
                ["M365_AGENTS_PLAYGROUND_LOGFILE"] = Path.Combine(folder, "playground.log"),
            },
            folder: folder);
        await process.LineAsync(line => line.StartsWith("Listening on ", StringComparison.Ordinal), ReadyWithin);
        return new Playground(process, person, port);
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
