namespace McaBot.Cards;

/// <summary>What belongs to a record and is wanted seldom.</summary>
internal static class Folded
{
    /// <summary>All facts, and everything that happened, as far as they fit: the requester confirmed the facts before.</summary>
    public static CardDraft AddRecord(this CardDraft card, Texts texts, AttestationView view) => card
        .AddIfSmall(Toggles.Folded(texts, "facts", "Facts", FactGroups.Record(texts, view)))
        .AddIfSmall(Toggles.Folded(texts, "history", "History", HistoryLines.Of(texts, view)));
}
