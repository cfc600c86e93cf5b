using McaBot.Features.Records.Jobs;
using McaBot.Outbox;
using McaBot.Platform;
using McaBot.Storage.Ledger;
using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.Records;

/// <summary>Checks one customer's ledger and what belongs to it, or all there are, or compares all with a fingerprint.</summary>
internal sealed class VerifyCommand(LedgerChecks checks, CustomerFinder finder, BackgroundJobs jobs, RecordsPolicy records) : ICommand
{
    public string Name => "verify";

    public CommandListing? Listing { get; } = new(80, "Verify", "Verify");

    public IReadOnlyList<string> Phrases { get; } = ["check", "verifier"];

    public bool TakesArgument => true;

    public bool CanOnlyBeAbout(string argument) => Hashes.IsSha256(FingerprintIn(argument));

    public void ReadAhead(Turn turn, string argument, CancellationToken cancellationToken)
    {
        TurnScope.Ahead(() => records.RefusalAsync(turn.Caller.Actor, cancellationToken));
        if (argument.Length > 0 && !Hashes.IsSha256(FingerprintIn(argument)))
        {
            checks.ReadAhead(cancellationToken);
            finder.ReadAhead(argument, cancellationToken);
        }
    }

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        if (!await records.AllowsAsync(turn, cancellationToken))
        {
            return;
        }

        if (argument.Length == 0)
        {
            await jobs.BeginAsync(turn, turn.Job(BackgroundJobKind.VerifyAll), NoticeKind.VerifyBegun, cancellationToken);
            return;
        }

        if (FingerprintIn(argument) is var typed && Hashes.IsSha256(typed))
        {
            var job = turn.Job(BackgroundJobKind.VerifyFingerprint) with { Fingerprint = typed };
            await jobs.BeginAsync(turn, job, NoticeKind.VerifyBegun, cancellationToken);
            return;
        }

        if (await finder.FindAsync(turn, argument, cancellationToken) is not { } customer)
        {
            return;
        }

        if (await checks.CheckAsync(customer, cancellationToken) is not { Exists: true } verdict)
        {
            turn.Notice(NoticeKind.NothingFound, person: argument);
            return;
        }

        turn.Answer.Show(
            VerifyCard.For(
                verdict.Customer, verdict.Entries, verdict.Fault, verdict.HasAnchor, turn.Culture, verdict.Altered, verdict.Erased,
                verdict.Newer));
    }

    /// <summary>It is shown in groups.</summary>
    private static string FingerprintIn(string argument) => string.Concat(argument.Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();
}
