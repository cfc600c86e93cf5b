namespace McaBot.Outbox;

/// <param name="Mine">The claim, where the caller got it; null where it is another's, has to wait, or has ended.</param>
/// <param name="Stands">As it stands then.</param>
internal sealed record ClaimAnswer(Progress? Mine, ClaimState Stands);
