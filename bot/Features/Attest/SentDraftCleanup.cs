using McaBot.Features.Attest.Dialogs;
using McaBot.Platform;
using McaBot.Storage;

namespace McaBot.Features.Attest;

/// <summary>
/// Erases what was kept of a request while it was written, once it is on record. Nobody waits for it: until it is done the draft is known
/// to be closed, and whoever finds it looks into the ledger. What a crash leaves the next turn begins anew, or the retention sweep.
/// </summary>
internal sealed partial class SentDraftCleanup(StateStorage states, BlobDrafts drafts, ILogger<SentDraftCleanup> log) : IHostedService
{
    private readonly PendingTasks running = new();

    /// <param name="conversation">The key of its state.</param>
    public void Begin(string conversation, Guid draft)
    {
        var known = states.Recall(conversation);
        TurnScope.Outside(() => running.Add(RunAsync(conversation, draft, known)));
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => running.SettledAsync().WaitAsync(cancellationToken);

    /// <summary>
    /// The conversation first, then what was typed: a conversation that names what is gone would go on with it as with an empty one.
    /// </summary>
    private async Task RunAsync(string conversation, Guid draft, Task<BlobContent?>? known)
    {
        try
        {
            var read = known is null ? null : await known;
            if (await states.TryForgetAsync(conversation, draft, read, CancellationToken.None))
            {
                await drafts.DeleteAsync(draft, CancellationToken.None);
            }
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
        {
            LogLeft(e, draft);
        }
    }

    [LoggerMessage(1017, LogLevel.Warning, "Draft {Draft} is on record, and what was kept of it could not be erased yet")]
    private partial void LogLeft(Exception e, Guid draft);
}
