namespace McaBot.Features.Bulk;

internal enum BulkEventKind
{
    /// <summary>Nobody decided for a while, or the requester wished it: the approvers are told again.</summary>
    Reminded = 1,

    /// <summary>Nobody decided for longer: the approver group is asked too.</summary>
    Escalated = 2,

    /// <summary>A decision about all was not what the ledger says: the approvers are asked again.</summary>
    OrderRefused = 3,

    /// <summary>Whoever was to be told again can decide no more, or is away: whoever decides now is asked.</summary>
    AskedInstead = 4,
}
