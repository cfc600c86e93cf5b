using AdaptiveCards;
using McaBot.Attestations;

namespace McaBot.Cards;

/// <summary>What belongs to a record and is wanted seldom.</summary>
internal static class Folded
{
    /// <summary>All facts, and everything that happened.</summary>
    public static IEnumerable<AdaptiveElement> Record(Texts texts, AttestationView view) =>
    [
        .. Toggles.Folded(texts, "facts", "Facts", FactGroups.Record(texts, view)),
        .. Toggles.Folded(texts, "history", "History", HistoryLines.Of(texts, view)),
    ];
}
