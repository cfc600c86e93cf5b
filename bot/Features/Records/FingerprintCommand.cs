using McaBot.Features.Records.Jobs;
using McaBot.Outbox;
using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.Records;

/// <summary>Takes a fingerprint of all ledgers and posts it to the channels with the digest; for people with a role only.</summary>
internal sealed class FingerprintCommand(BackgroundJobs jobs, RecordsPolicy records) : ICommand
{
    public string Name => "fingerprint";

    public CommandListing? Listing { get; } = new(90, null, "Fingerprint");

    public IReadOnlyList<string> Phrases { get; } = ["empreinte"];

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        if (await records.AllowsAsync(turn, cancellationToken))
        {
            await jobs.BeginAsync(turn, turn.Job(BackgroundJobKind.Fingerprint), NoticeKind.FingerprintBegun, cancellationToken);
        }
    }
}
