namespace McaBot.Platform.SelfChecks;

/// <summary>What a check is about, in the order in which people mend things.</summary>
internal enum CheckSubject
{
    Settings = 1,
    Identity = 2,
    Permissions = 3,
    Groups = 4,
    Storage = 5,
    LedgerPolicy = 6,
    Clock = 7,
    Records = 8,
    Channel = 9,
    Catalog = 10,
    PartnerCenter = 11,
}
