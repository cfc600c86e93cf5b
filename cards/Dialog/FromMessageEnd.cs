namespace McaBot.Cards;

/// <summary>How a dialog about a message ends.</summary>
public enum FromMessageEnd
{
    /// <summary>The form stands in the personal chat.</summary>
    InChat = 1,

    /// <summary>The same, and the message is attached to the request.</summary>
    InChatAndKept = 2,

    /// <summary>The form stands there, and the message could not be attached.</summary>
    InChatNotKept = 3,

    /// <summary>McaBot said in the personal chat why there is no form.</summary>
    NotBegun = 4,

    /// <summary>All is done, but nothing could be posted to the personal chat.</summary>
    NotArrived = 5,

    /// <summary>There is no personal chat, and nothing was done.</summary>
    NoChat = 6,

    /// <summary>The same was asked for before.</summary>
    DoneAlready = 7,
}
