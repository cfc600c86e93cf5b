namespace McaBot.Sandbox.Gallery.Samples;

/// <summary>The texts of the bot's commands, in the order of its help. A test compares them with the commands.</summary>
internal static class CommandTexts
{
    public static readonly string[] Personal =
    [
        "Attest",
        "AttestFor",
        "Bulk",
        "Mine",
        "Status",
        "Waiting",
        "Remind",
        "HandOver",
        "Find",
        "Verify",
        "Fingerprint",
        "Export",
        "Report",
        "Accepted",
        "DeadLetters",
        "Back",
        "StartOver",
        "Cancel",
    ];

    public static readonly string[] Channel = ["Subscribe", "Topics", "Unsubscribe", "Subscriptions"];
}
