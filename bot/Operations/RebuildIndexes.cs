using McaBot.Storage.Projections;

namespace McaBot.Operations;

/// <summary>Makes the indexes and markers again from the ledgers; bots may go on running beside it.</summary>
internal sealed class RebuildIndexes(IndexRebuild rebuild, TimeProvider time) : IOperatorCommand
{
    public string Name => "rebuild-indexes";

    public CommandUsage Usage => new("", "makes indexes, markers and anchors again from the ledgers, beside running bots");

    public async Task<ExitCode?> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        RebuildReport report;
        await using (var progress = new OperatorProgress(output, time, "ledgers and indexes"))
        {
            report = await rebuild.RunAsync(progress, cancellationToken);
        }

        foreach (var broken in report.Broken)
        {
            await output.WriteLineAsync(VerifyLedgers.Line(broken));
        }

        await output.WriteLineAsync(
            $"rebuilt from {report.Ledgers} ledgers with {report.Attestations} attestations; {report.Broken.Count} do not hold");
        return report.Broken.Count == 0 ? ExitCode.Fine : ExitCode.Failed;
    }
}
