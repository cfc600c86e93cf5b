namespace McaBot.Cards;

/// <summary>What happened, as plain text: the same words wherever a record is read.</summary>
internal static class HistoryWords
{
    public static string Of(Texts texts, LedgerEvent what, string actor, IReadOnlyList<string> approvers) => what switch
    {
        Assigned assigned => texts.Format(
            assigned.Cause is { } cause ? $"History.assigned.{Code.Of(cause)}" : "History.assigned", Listing.Of(texts, approvers), actor),
        Completed completed => texts.Format("History.completed", actor, completed.Reference),
        PartnerCenterRefused refused => texts.Format("History.partner-center-refused", texts[$"Refused.{refused.Problem}"]),
        _ => texts.Format(Words.History(what), actor),
    };
}
