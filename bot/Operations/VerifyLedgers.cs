using McaBot.Attestations;
using McaBot.Ledger;

namespace McaBot.Operations;

/// <summary>Checks one ledger, or all there are, or compares all with a fingerprint.</summary>
internal sealed class VerifyLedgers(LedgerChecks checks, LedgerFingerprints fingerprints) : IOperatorCommand
{
    public string Name => "verify";

    public (string Arguments, string Does) Usage => ("[customer tenant id] or <fingerprint>", "checks one customer, all, or all against a fingerprint");

    public async Task<ExitCode?> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        switch (arguments)
        {
            case []:
                return await VerifyAllAsync(output, cancellationToken);
            case [var typed] when Guid.TryParse(typed, out var customer):
                var verdict = await checks.CheckAsync(customer, cancellationToken);
                await output.WriteLineAsync(verdict.Exists ? Line(verdict) : $"{customer:D} has no ledger");
                return verdict is { Exists: true, Fault: null } ? ExitCode.Fine : ExitCode.Trouble;
            case var groups when string.Concat(groups).ToLowerInvariant() is var fingerprint && Hashes.IsSha256(fingerprint):
                return await CompareAsync(fingerprint, output, cancellationToken);
            default:
                return null;
        }
    }

    private async Task<ExitCode> CompareAsync(string fingerprint, TextWriter output, CancellationToken cancellationToken)
    {
        var check = await fingerprints.CheckAsync(
            fingerprint,
            fault => output.WriteLine(
                fault.IsMissing ? $"{fault.Customer:D} is gone" : $"{fault.Customer:D} is not what it was at entry {fault.Fault.Entry}: {fault.Fault.Kind}"),
            cancellationToken);
        await output.WriteLineAsync(check.State switch
        {
            FingerprintState.Unknown => "no list is kept under this fingerprint",
            FingerprintState.ListAltered => "the list kept under this fingerprint was altered or removed: nothing can be compared with it",
            _ => $"{check.Ledgers} ledgers compared: {check.Broken} are not what they were",
        });
        return check.Holds ? ExitCode.Fine : ExitCode.Trouble;
    }

    /// <summary>Also how other commands tell of a ledger.</summary>
    public static string Line(LedgerVerdict verdict) => (verdict.Fault, verdict.HasAnchor) switch
    {
        ({ } fault, _) => $"{verdict.Customer:D} does not hold at entry {fault.Entry}: {fault.Kind}",
        (_, true) => $"{verdict.Customer:D} holds: {verdict.Entries} entries",
        (_, false) => $"{verdict.Customer:D} holds as far as it goes: {verdict.Entries} entries, no anchor to tell whether its end is missing",
    };

    private async Task<ExitCode> VerifyAllAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var (all, broken, loose) = (0, 0, 0);
        await checks.CheckAllAsync(verdict =>
        {
            all++;
            broken += verdict.Fault is null ? 0 : 1;
            loose += verdict is { Fault: null, HasAnchor: false } ? 1 : 0;
            if (verdict.Fault is not null || !verdict.HasAnchor)
            {
                output.WriteLine(Line(verdict));
            }
        }, cancellationToken);
        await output.WriteLineAsync($"{all} ledgers checked: {broken} do not hold, {loose} have no anchor");
        return broken == 0 ? ExitCode.Fine : ExitCode.Trouble;
    }
}
