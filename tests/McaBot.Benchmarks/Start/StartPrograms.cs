using McaBot.Sandbox;
using McaBot.Sandbox.Processes;

namespace McaBot.Benchmarks.Start;

/// <summary>The files to start, both as built and as published; what was published goes with this.</summary>
internal sealed class StartPrograms : IDisposable
{
    /// <summary>Settings of the bot's process that take away what the sandbox sets for tests, and the image does not.</summary>
    public static IReadOnlyDictionary<string, string> SettingsOfTheImage { get; } = new Dictionary<string, string>
    {
        ["DOTNET_gcServer"] = "",
        ["DOTNET_TieredPGO"] = "",
    };

    private readonly DirectoryInfo folder = System.IO.Directory.CreateTempSubdirectory("mcabot-start-");

    public static async Task<StartPrograms> PublishAsync(params IReadOnlyList<StartedProgram> which)
    {
        var programs = new StartPrograms();
        foreach (var program in which) await programs.PublishOneAsync(program);
        return programs;
    }

    /// <returns>What to run it by: what is built takes the machine's .NET, what is published brings its own.</returns>
    public IReadOnlyList<string> CommandOf(StartedProgram program, ProgramOutput output) => output == ProgramOutput.Built
        ? ["dotnet", Path.Combine(AppContext.BaseDirectory, NameOf(program) + ".dll")]
        : [Path.Combine(FolderOf(program), NameOf(program))];

    public void Dispose() => folder.Delete(recursive: true);

    private async Task PublishOneAsync(StartedProgram program)
    {
        var project = Path.GetFullPath(SandboxFolder.Combine(program == StartedProgram.Bare ? "../tests/McaBot.BareEndpoint" : "../bot"));
        await using var publish = ChildProcess.Start(
            "dotnet publish", "dotnet", ["publish", project, "-c", "Release", "-nodeReuse:false", "-v", "q", "-o", FolderOf(program)]);
        await publish.AllLinesAsync();
        if (publish.ExitCode != 0) throw publish.Failed($"ended with {publish.ExitCode}");
    }

    private string FolderOf(StartedProgram program) => Path.Combine(folder.FullName, NameOf(program));

    private static string NameOf(StartedProgram program) => program == StartedProgram.Bare ? "McaBot.BareEndpoint" : "McaBot";
}
