namespace McaBot.Outbox;

internal enum DeadLetterAction
{
    Requeue = 1,
    Dismiss = 2,
}
