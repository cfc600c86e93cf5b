namespace McaBot.Sandbox.World;

/// <summary>
/// A team with the one channel that the page shows, and another. Everybody of the directory who is no guest belongs to it.
/// </summary>
public sealed class Team(Conversation channel, Conversation secondChannel)
{
    public const string ChannelKey = "support";

    public string Id => Channel.Id;

    public string Name { get; init; } = "CSP Operations";

    public string ChannelName { get; init; } = "Support";

    public string AadGroupId { get; init; } = "5f0d8f0e-6c1d-4f6a-8f3e-2b7a9d1c4e60";

    public Conversation Channel { get; } = channel;

    /// <summary>Nobody writes there; the bot can be made to tell it.</summary>
    public Conversation SecondChannel { get; } = secondChannel;

    public string Locale { get; set; } = "en-GB";

    public bool HasInstalled { get; internal set; }

    /// <summary>The channel, or the whole team: to the bot it is the same.</summary>
    public bool IsDeleted { get; internal set; }
}
