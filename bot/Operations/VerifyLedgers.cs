using McaBot.Storage;
using McaBot.Storage.Ledger;

namespace McaBot.Operations;

/// <summary>Checks one ledger and what belongs to it, or all there are, or compares all with a fingerprint.</summary>
internal sealed class VerifyLedgers(
    LedgerChecks checks, LedgerFingerprints fingerprints, RestoredLedgers restored, TimeProvider time, ILogger<VerifyLedgers> log)
    : IOperatorCommand
{
    public string Name => "verify";

    public CommandUsage Usage => new("[customer tenant id] or <fingerprint>", "checks one customer, all, or all against a fingerprint");

    public async Task<ExitCode?> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        switch (arguments)
        {
            case []:
                return await VerifyAllAsync(output, cancellationToken);
            case [var typed] when Guid.TryParse(typed, out var customer):
                var verdict = await checks.CheckAsync(customer, cancellationToken);
                LogWhatIsWrong(verdict);
                await output.WriteLineAsync(verdict.Exists ? Line(verdict) : $"{customer:D} has no ledger");
                WriteBeside(verdict, output);
                WriteErased(verdict.Erased, output);
                WriteNewer(verdict.Newer, output);
                await WriteLostAsync(customer, output, cancellationToken);
                return verdict is { Exists: true, IsSound: true } ? ExitCode.Fine : ExitCode.Failed;
            case var groups when string.Concat(groups).ToLowerInvariant() is var fingerprint && Hashes.IsSha256(fingerprint):
                return await CompareAsync(fingerprint, output, cancellationToken);
            default:
                return null;
        }
    }

    private async Task<ExitCode> CompareAsync(string fingerprint, TextWriter output, CancellationToken cancellationToken)
    {
        FingerprintCheck check;
        await using (var progress = new OperatorProgress(output, time, "ledgers compared"))
        {
            check = await fingerprints.CheckAsync(fingerprint, Note, progress, cancellationToken);
        }

        await output.WriteLineAsync(check.State switch
        {
            FingerprintState.Unknown => "no list is kept under this fingerprint",
            FingerprintState.ListAltered => "the list kept under this fingerprint was altered or removed: nothing can be compared with it",
            _ => $"{check.Ledgers} ledgers compared: {check.Broken} are not what they were",
        });
        return check.Holds ? ExitCode.Fine : ExitCode.Failed;

        void Note(FingerprintFault fault)
        {
            StorageLog.LedgerBroken(log, fault.Customer, fault.Fault.Entry, fault.Fault.Kind);
            output.WriteLine(
                fault.IsMissing
                    ? $"{fault.Customer:D} is gone"
                    : $"{fault.Customer:D} is not what it was at entry {fault.Fault.Entry}: {fault.Fault.Kind}");
        }
    }

    /// <summary>Also how other commands tell of a ledger.</summary>
    public static string Line(LedgerVerdict verdict) =>
    (verdict.Fault, verdict.HasAnchor) switch
    {
        ({ } fault, _) => $"{verdict.Customer:D} does not hold at entry {fault.Entry}: {fault.Kind}",
        (_, true) => $"{verdict.Customer:D} holds: {verdict.Entries} entries",
        (_, false) =>
            $"{verdict.Customer:D} holds as far as it goes: {verdict.Entries} entries, no anchor to tell whether its end is missing",
    };

    /// <summary>Alerts read the log, not the output.</summary>
    private void LogWhatIsWrong(LedgerVerdict verdict)
    {
        if (verdict.Fault is { } fault)
        {
            StorageLog.LedgerBroken(log, verdict.Customer, fault.Entry, fault.Kind);
        }

        foreach (var key in verdict.Altered.Select(a => a.Key).Distinct())
        {
            StorageLog.FactsAltered(log, key.Id, key.Customer);
        }
    }

    private static void WriteBeside(LedgerVerdict verdict, TextWriter output)
    {
        foreach (var (key, part) in verdict.Altered)
        {
            output.WriteLine($"{key.Customer:D} {key.Number} {key.Id:D}: {Code.Of(part)} missing or altered");
        }
    }

    private static void WriteErased(int erased, TextWriter output)
    {
        if (erased > 0)
        {
            output.WriteLine($"{erased} attestations were erased after their retention, on record");
        }
    }

    private static void WriteNewer(int newer, TextWriter output)
    {
        if (newer > 0)
        {
            output.WriteLine($"{newer} entries are of kinds that this version does not know; the chain holds through them");
        }
    }

    private async Task WriteLostAsync(Guid? customer, TextWriter output, CancellationToken cancellationToken)
    {
        await foreach (var lost in restored.ListAsync(customer, cancellationToken))
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{lost.Customer:D} was accepted as restored on {lost.At:yyyy-MM-dd}: {lost.Sequence - lost.Kept} entries are lost, "
                + $"the last of them {lost.Hash}"));
        }
    }

    private async Task<ExitCode> VerifyAllAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var (all, broken, loose, altered, erased, newer) = (0, 0, 0, 0, 0, 0);
        await using (var progress = new OperatorProgress(output, time, "ledgers checked"))
        {
            await checks.CheckAllAsync(Note, progress, cancellationToken);
        }

        WriteErased(erased, output);
        WriteNewer(newer, output);
        await WriteLostAsync(null, output, cancellationToken);
        if (altered > 0)
        {
            await output.WriteLineAsync($"{altered} attestations are not as they went on record");
        }

        await output.WriteLineAsync($"{all} ledgers checked: {broken} do not hold, {loose} have no anchor");
        return broken == 0 && altered == 0 ? ExitCode.Fine : ExitCode.Failed;

        void Note(LedgerVerdict verdict)
        {
            LogWhatIsWrong(verdict);
            all++;
            broken += verdict.Fault is null ? 0 : 1;
            loose += verdict is { Fault: null, HasAnchor: false } ? 1 : 0;
            altered += verdict.Altered.Select(a => a.Key).Distinct().Count();
            erased += verdict.Erased;
            newer += verdict.Newer;
            if (verdict.Fault is not null || !verdict.HasAnchor)
            {
                output.WriteLine(Line(verdict));
            }

            WriteBeside(verdict, output);
        }
    }
}
