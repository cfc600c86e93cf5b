namespace McaBot.Turns;

/// <summary>How a notice is given.</summary>
internal static class Notices
{
    /// <summary>Whether the pressed card stays, because trying again or reading on makes sense there.</summary>
    public static bool LeavesCardAlone(NoticeKind kind) =>
        IsNobodysFault(kind)
        || kind
            is NoticeKind.NobodyToDecide
                or NoticeKind.OwnRequest
                or NoticeKind.NotAsked
                or NoticeKind.RightLost
                or NoticeKind.AccountNotAllowed
                or NoticeKind.NotRequester
                or NoticeKind.UnderWay
                or NoticeKind.RemindedLately
                or NoticeKind.NobodyLeft
                or NoticeKind.NotAnApprover
                or NoticeKind.OnlyInPersonalChat
                or NoticeKind.OnlyInChannel
                or NoticeKind.UnknownAction
                or NoticeKind.UnknownAttestation
                or NoticeKind.EvidenceGone
                or NoticeKind.EvidenceNotAllowed
                or NoticeKind.NoEvidence
                or NoticeKind.NotApprovedYet
                or NoticeKind.TooManyOpen;

    /// <summary>Whether support can find out more by the turn's reference id.</summary>
    public static bool NamesReference(NoticeKind kind) =>
        IsNobodysFault(kind)
        || kind
            is NoticeKind.FileNotSaved
                or NoticeKind.FileUnreadable
                or NoticeKind.ExportFailed
                or NoticeKind.VerifyFailed
                or NoticeKind.FingerprintFailed
                or NoticeKind.ReportFailed;

    /// <summary>Whether something of McaBot's own, or of what it stands on, is in the way.</summary>
    private static bool IsNobodysFault(NoticeKind kind) =>
        kind
            is NoticeKind.DirectoryUnavailable
                or NoticeKind.StoreUnavailable
                or NoticeKind.Busy
                or NoticeKind.Failed
                or NoticeKind.OnRecord
                or NoticeKind.LedgerBroken
                or NoticeKind.FactsAltered
                or NoticeKind.NewerVersion;
}
