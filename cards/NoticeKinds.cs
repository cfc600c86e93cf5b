namespace McaBot.Cards;

public static class NoticeKinds
{
    /// <summary>How a refusal is told.</summary>
    public static NoticeKind Of(Refusal refusal) => refusal switch
    {
        Refusal.RoleMissing => NoticeKind.RoleMissing,
        Refusal.AlreadyOpen => NoticeKind.AlreadyOpen,
        Refusal.Unknown => NoticeKind.UnknownAttestation,
        Refusal.AlreadySettled => NoticeKind.AlreadySettled,
        Refusal.OwnRequest => NoticeKind.OwnRequest,
        Refusal.NotAsked => NoticeKind.NotAsked,
        Refusal.RightLost => NoticeKind.RightLost,
        Refusal.AccountNotAllowed => NoticeKind.AccountNotAllowed,
        Refusal.NotRequester => NoticeKind.NotRequester,
        Refusal.NobodyToDecide => NoticeKind.NobodyToDecide,
        Refusal.LedgerBroken => NoticeKind.LedgerBroken,
        Refusal.Busy => NoticeKind.Busy,
        Refusal.UnderWay => NoticeKind.UnderWay,
        Refusal.RemindedLately => NoticeKind.RemindedLately,
        Refusal.NotAnApprover => NoticeKind.NotAnApprover,
        Refusal.NobodyLeft => NoticeKind.NobodyLeft,
        Refusal.EvidenceNotAllowed => NoticeKind.EvidenceNotAllowed,
        Refusal.FactsAltered => NoticeKind.FactsAltered,
        Refusal.NewerVersion => NoticeKind.NewerVersion,
        _ => NoticeKind.Failed,
    };
}
