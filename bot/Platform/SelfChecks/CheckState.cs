namespace McaBot.Platform.SelfChecks;

internal enum CheckState
{
    Ok = 1,
    Wrong = 2,

    /// <summary>Not looked at: it is not configured, or what it stands on is wrong already.</summary>
    Skipped = 3,
}
