using McaBot.Platform.Telemetry;
using McaBot.Turns;

namespace McaBot.Features.Attest.Dialogs;

/// <summary>
/// What is typed is an answer to the step that asked for it: where only a newer version has that step, this one must not take it for an
/// answer to another. A button says itself what it is about.
/// </summary>
internal sealed partial class NewerStep(AttestDialog dialog, NewerVersions newer, ILogger<NewerStep> log)
{
    /// <returns>Whether such a step waits, which the person is told; nothing is changed.</returns>
    public async Task<bool> IsWaitingAsync(Turn turn, Guid draft, CancellationToken cancellationToken)
    {
        if (await dialog.NewerStepAsync(turn, cancellationToken) is not { } step)
        {
            return false;
        }

        if (newer.IsNews("step", (draft, step)))
        {
            LogLeft(draft, CodeText.IsCode(step) ? step : "");
        }

        turn.Notice(NoticeKind.NewerStep);
        return true;
    }

    [LoggerMessage(
        1015, LogLevel.Warning, "Draft {Draft} waits at a step that this version does not know ({Step}): it is left to a newer one")]
    private partial void LogLeft(Guid draft, string step);
}
