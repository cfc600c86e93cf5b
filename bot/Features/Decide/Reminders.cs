using McaBot.Platform;
using McaBot.Views;

namespace McaBot.Features.Decide;

/// <summary>Has the approvers of a request told again; of a row of a bulk request, about all of it, in one message.</summary>
internal sealed class Reminders(ReminderService reminders, IDirectory directory, IBulkWatch bulk)
{
    /// <summary>Begins to read who decides as long as nobody else was asked.</summary>
    public void ReadAhead(Guid requester, CancellationToken cancellationToken) =>
        TurnScope.Ahead(() => directory.ManagerOfAsync(requester, cancellationToken));

    public async Task<Outcome> RemindAsync(AttestationKey key, Actor requester, string correlation, CancellationToken cancellationToken)
    {
        var outcome = await reminders.RemindAsync(key, requester, correlation, cancellationToken);
        return
            outcome is { IsDone: true, Attestation: { IsToldWithBatch: true, Request.Batch: { } batch } row }
            && !await bulk.TryRemindAsync(batch, cancellationToken)
            ? new Outcome(row, Refusal.RemindedLately)
            : outcome;
    }

    /// <summary>Why somebody else was asked in place of a reminder, right after one was wished.</summary>
    /// <returns>Null where those who are asked were told again.</returns>
    public static AssignmentCause? AskedInstead(Attestation reminded) => (reminded.Steps[^1].What as Assigned)?.Cause;
}
