using System.Globalization;
using System.Net;
using System.Net.Sockets;
using McaBot.Sandbox.Processes;
using McaBot.Sandbox.Starting;

namespace McaBot.Tests.Sandbox;

/// <summary>What somebody sees who starts the sandbox, and what is said where it cannot start.</summary>
public sealed class StartTests : IDisposable
{
    private static readonly Dictionary<string, string> Usual = [];
    private readonly string folder = System.IO.Directory.CreateTempSubdirectory("mcabot-start-").FullName;

    public void Dispose() => System.IO.Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task It_says_each_step_with_its_seconds_then_the_one_address_and_after_a_sudden_death_it_starts_again()
    {
        await using (var first = SandboxProcess.Start(folder))
        {
            var address = await first.OpensAsync();

            string[] steps = ["Starting the stand-ins", "Starting Azurite", "Starting the bot"];
            Assert.All(steps, step => Assert.Matches($@"(?m)^ +[\d.]+ s  {step}[^\n]* \.\.\.$", Said(first)));
            Assert.All(steps, step => Assert.Matches($@"(?m)^ +[\d.]+ s  {step}[^\n]*: done in [\d.]+ s$", Said(first)));
            Assert.Equal($"Open {address}", first.Lines.Last(line => !IsOfBot(line)));
            Assert.Single(first.Lines, line => line.Contains("http", StringComparison.Ordinal) && !IsOfBot(line));
            await first.SaysAsync(address, "ben", "help");
            await first.DiesAsync();
        }

        await using var second = SandboxProcess.Start(folder, "--port", FreePort.Any().ToString(CultureInfo.InvariantCulture));
        await second.SaysAsync(await second.OpensAsync(), "ben", "help");
    }

    [Fact]
    public async Task Several_that_want_the_same_port_at_the_same_moment_each_find_one()
    {
        // Worlds that would all begin with the same port.
        var worlds = Enumerable.Range(0, 1000).Select(number => Path.Combine(folder, $"world{number}"))
            .GroupBy(world => SandboxPorts.Choose(world, 0).World).First(alike => alike.Count() >= 3).Take(3);
        var all = worlds.Select(world => SandboxProcess.Start(world)).ToList();
        try
        {
            var addresses = await Task.WhenAll(all.Select(sandbox => sandbox.OpensAsync()));

            Assert.Equal(all.Count, addresses.Distinct().Count());
        }
        finally
        {
            foreach (var sandbox in all) await sandbox.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_second_sandbox_on_the_same_folder_says_who_has_it_and_ends()
    {
        using (DataFolderLock.Take(folder))
        {
            var (exitCode, lines) = await SandboxProcess.RefusesAsync(Usual, folder);

            Assert.Equal(1, exitCode);
            Assert.Contains($"(process {Environment.ProcessId})", Assert.Single(lines), StringComparison.Ordinal);
            Assert.Contains("--data", Assert.Single(lines), StringComparison.Ordinal);
            Assert.Throws<StartProblemException>(() => DataFolderLock.Take(folder));
        }

        // What is left in the folder is no lock.
        Assert.True(File.Exists(Path.Combine(folder, "sandbox.lock")));
        DataFolderLock.Take(folder).Dispose();
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named_with_what_to_do()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = ((IPEndPoint)other.LocalEndpoint).Port;

        var (exitCode, lines) = await SandboxProcess.RefusesAsync(Usual, folder, "--port", taken.ToString(CultureInfo.InvariantCulture));

        Assert.Equal(1, exitCode);
        Assert.Equal($"Port {taken} is taken by another program: choose another one with --port, or leave it out.", Assert.Single(lines));

        // Nor can a world move away from where its messages and links lead.
        new SandboxPorts(taken, taken).Keep(folder);
        var refused = Assert.Throws<StartProblemException>(() => SandboxPorts.Choose(folder, FreePort.Any()));
        Assert.Contains("begin a new world with --data", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_Node_it_says_what_to_install()
    {
        var (exitCode, lines) = await SandboxProcess.RefusesAsync(new Dictionary<string, string> { ["PATH"] = folder }, folder);

        Assert.Equal(1, exitCode);
        Assert.StartsWith("Node.js was not found: install version 20 or later", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named()
    {
        var file = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(file, "");

        var (exitCode, lines) = await SandboxProcess.RefusesAsync(Usual, Path.Combine(file, "world"));

        Assert.Equal(1, exitCode);
        Assert.Contains("cannot be written", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_network_npm_is_not_left_to_speak_for_itself()
    {
        var nobody = FreePort.Any();
        await WriteAsync(".npmrc", $"registry=http://127.0.0.1:{nobody}/\nfetch-retries=0\ncache={Path.Combine(folder, "cache")}\n");
        await WriteAsync("package.json", """{ "name": "x", "version": "1.0.0", "dependencies": { "mcabot-none": "1.0.0" } }""");
        await WriteAsync("package-lock.json", """
            {
              "name": "x", "version": "1.0.0", "lockfileVersion": 3, "requires": true,
              "packages": {
                "": { "name": "x", "version": "1.0.0", "dependencies": { "mcabot-none": "1.0.0" } },
                "node_modules/mcabot-none": { "version": "1.0.0" }
              }
            }
            """);

        var refused = await Assert.ThrowsAsync<StartProblemException>(() => NodePackages.EnsureAsync(folder));

        Assert.Equal(
            "npm cannot reach its registry (ECONNREFUSED): connect to the network, or set npm's proxy or registry, and start again.",
            refused.Message);
        Assert.Contains("ECONNREFUSED", refused.Details, StringComparison.Ordinal);
        Assert.False(NodePackages.AreThere(folder));
    }

    private Task WriteAsync(string name, string content) => File.WriteAllTextAsync(Path.Combine(folder, name), content);

    /// <summary>Such as that a busy machine held it up.</summary>
    private static bool IsOfBot(string line) => line.StartsWith("  bot | ", StringComparison.Ordinal);

    private static string Said(SandboxProcess sandbox) => string.Join('\n', sandbox.Lines);
}
