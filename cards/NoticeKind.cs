namespace McaBot.Cards;

public enum NoticeKind
{
    Cancelled = 1,
    DraftGone = 2,
    NothingToCancel = 3,
    RoleMissing = 4,
    DirectoryUnavailable = 5,
    StoreUnavailable = 6,
    AlreadyOpen = 7,
    UnknownAttestation = 8,
    AlreadySettled = 9,
    OwnRequest = 10,
    NotAsked = 11,
    RightLost = 12,
    AccountNotAllowed = 13,
    NotRequester = 14,
    NobodyToDecide = 15,
    LedgerBroken = 16,
    Busy = 17,
    UnknownAction = 18,
    Failed = 19,
    OnlyInPersonalChat = 20,
    OnlyInChannel = 21,
    SubscribeNotAllowed = 22,
    Subscribed = 23,
    AlreadySubscribed = 24,
    Unsubscribed = 25,
    NotSubscribed = 26,
    ChannelWelcome = 27,
    NothingFound = 28,
    TooVague = 29,

    /// <summary>What was asked for is on record, only showing it failed.</summary>
    OnRecord = 30,
}
