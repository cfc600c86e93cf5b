namespace McaBot.Storage.Projections;

/// <summary>Why a channel is told nothing any more, although nobody in it said so.</summary>
internal enum SubscriptionEnd
{
    ChannelDeleted = 1,
    TeamDeleted = 2,

    /// <summary>From the channel's team.</summary>
    BotRemoved = 3,

    /// <summary>For minutes Teams said that there is no such channel.</summary>
    NotFound = 4,

    /// <summary>At the command line.</summary>
    Operator = 5,
}
