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

    /// <summary>What was asked for is on record, only showing it failed.</summary>
    OnRecord = 30,

    /// <summary>An offered file whose time is over, or that was declined, or never was for this person.</summary>
    FileOfferGone = 31,
    FileNotSaved = 32,
    FileDeclined = 33,
    FileAlreadySaved = 34,

    /// <summary>Of files either way: they lie, or would lie, where none are read from or put to.</summary>
    FileHostNotAllowed = 35,

    /// <summary>With the size that is taken in place of a name.</summary>
    FileTooLarge = 36,
    FileLinkExpired = 37,
    FileUnreadable = 38,
    FileEmpty = 39,

    UnknownTopic = 40,

    /// <summary>What a channel is subscribed to.</summary>
    Subscriptions = 41,
    TopicsEnded = 42,

    /// <summary>Something about it is on record that only a newer version understands.</summary>
    NewerVersion = 43,

    /// <summary>The form waits at a step that only a newer version has.</summary>
    NewerStep = 44,

    /// <summary>What an attestation is about is not as it went on record.</summary>
    FactsAltered = 49,
    UnderWay = 50,
    RemindedLately = 51,
    NotAnApprover = 52,

    /// <summary>Of a request that waits: whoever was asked can decide no more, and nobody else can.</summary>
    NobodyLeft = 55,

    /// <summary>A typed command to look something up names nothing.</summary>
    FindWhat = 54,

    /// <summary>"back", and no request is being written.</summary>
    NothingToGoBackTo = 56,

    /// <summary>A typed command names no request, and there is none that it could be about.</summary>
    NothingToActOn = 57,

    /// <summary>Files were sent, and nothing is being written that they could belong to.</summary>
    EvidenceWithoutDraft = 60,
    EvidenceGone = 61,
    NoEvidence = 62,
    NotApprovedYet = 63,
    EvidenceNotAllowed = 64,

    /// <summary>The request they were for went on record, or was given up, while they were read.</summary>
    EvidenceTooLate = 65,

    /// <summary>Nothing typed, and attached is only what is no file: sound, a forwarded message, a link.</summary>
    AttachmentNotTaken = 66,

    /// <summary>A file for a bulk request that cannot be read, such as a workbook.</summary>
    BulkNotCsv = 70,
    BulkWrongEncoding = 71,

    /// <summary>With the columns' names in place of a person's.</summary>
    BulkColumnsMissing = 72,

    /// <inheritdoc cref="BulkColumnsMissing"/>
    BulkColumnsUnknown = 73,
    BulkTooManyRows = 74,
    BulkNoRows = 75,
    BulkPreviewGone = 76,
    BulkUnknown = 77,
    BulkDiscarded = 78,
    BulkRowGone = 79,

    ExportBegun = 91,
    ExportFailed = 92,

    /// <summary>All ledgers are being checked.</summary>
    VerifyBegun = 93,
    VerifyFailed = 94,

    /// <summary>A fingerprint of all ledgers is being taken.</summary>
    FingerprintBegun = 95,
    FingerprintFailed = 96,

    /// <summary>A month is being counted.</summary>
    ReportBegun = 97,
    ReportFailed = 98,

    /// <summary>Nothing happened in the month, whose name is in place of a person's.</summary>
    ReportNothing = 110,

    /// <inheritdoc cref="ReportNothing"/>
    MonthNotBegun = 111,

    /// <summary>Too many turns in a while; with the time to wait in place of a name.</summary>
    TooFast = 100,

    /// <summary>Of the person's requests; with how many may be open.</summary>
    TooManyOpen = 101,
}
