using McaBot.Platform.SelfChecks;

namespace McaBot.Operations;

/// <summary>Tells line by line what is right and what is wrong with the settings and all they point to.</summary>
internal sealed class CheckSetup(SelfCheckRun checks) : IOperatorCommand
{
    /// <summary>Also where the settings are so wrong that nothing else can be asked.</summary>
    public const string Word = "check";

    public string Name => Word;

    public CommandUsage Usage => new("", "tells line by line what is right and wrong: settings, Graph, storage, Teams");

    public bool NeedsStorage => false;

    public async Task<ExitCode?> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var lines = await checks.RunAsync(cancellationToken);
        await CheckReport.WriteAsync(lines, output);
        return lines.Any(l => l.State == CheckState.Wrong) ? ExitCode.Failed : ExitCode.Fine;
    }
}
