namespace McaBot.Teams;

/// <summary>The HTTP connections to the channel.</summary>
internal static class ChannelClients
{
    public const string Name = "channel";

    /// <summary>For the channel's signing keys.</summary>
    public const string Keys = "channel-keys";
}
