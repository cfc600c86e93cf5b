using System.Diagnostics;

namespace McaBot.Tests.Support;

/// <summary>What became of a program that ran to its end.</summary>
/// <param name="Output">What it wrote, its errors after everything else.</param>
public sealed record ProgramRun(int ExitCode, string Output)
{
    /// <param name="environment">Set beside the environment of the tests.</param>
    public static async Task<ProgramRun> StartAsync(
        string file,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null,
        CancellationToken cancellationToken = default)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Repository.Root,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var program = new Process { StartInfo = start };
        program.Start();
        program.StandardInput.Close();
        var output = program.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = program.StandardError.ReadToEndAsync(cancellationToken);
        await program.WaitForExitAsync(cancellationToken);
        return new ProgramRun(program.ExitCode, await output + await errors);
    }

    /// <summary>What it wrote; fails the test where it did not end well.</summary>
    public string Expected()
    {
        Assert.True(ExitCode == 0, $"ended with {ExitCode}: {Output}");
        return Output;
    }
}
