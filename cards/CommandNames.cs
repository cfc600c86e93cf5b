namespace McaBot.Cards;

/// <summary>Commands a button can run.</summary>
public static class CommandNames
{
    public const string MyRequests = "my-requests";
    public const string Waiting = "waiting";
    public const string BulkStatus = "bulk status";
    public const string Help = "help";
    public const string Attest = "attest";
}
