using McaBot.Storage.Ledger;

namespace McaBot.Operations;

/// <summary>Takes a fingerprint of all ledgers, for whoever keeps it outside storage.</summary>
internal sealed class TakeFingerprint(LedgerFingerprints fingerprints, TimeProvider time) : IOperatorCommand
{
    public string Name => "fingerprint";

    public CommandUsage Usage => new("", "one line that verify compares the ledgers with later: keep it elsewhere");

    public async Task<ExitCode?> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        Fingerprint taken;
        await using (var progress = new OperatorProgress(output, time, "anchors read"))
        {
            taken = await fingerprints.TakeAsync(progress, cancellationToken);
        }

        await output.WriteLineAsync($"{taken.Hash} {taken.Ledgers} ledgers, {taken.Entries} entries");
        return ExitCode.Fine;
    }
}
