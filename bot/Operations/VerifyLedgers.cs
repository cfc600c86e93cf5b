using McaBot.Ledger;

namespace McaBot.Operations;

/// <summary>Checks one ledger, or all there are.</summary>
internal sealed class VerifyLedgers(LedgerChecks checks) : IOperatorCommand
{
    public string Name => "verify";

    public (string Arguments, string Does) Usage => ("[customer tenant id]", "checks the history of one customer, or of all");

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
            default:
                return null;
        }
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
