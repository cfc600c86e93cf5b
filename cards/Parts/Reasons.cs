using AdaptiveCards;
using McaBot.Attestations;

namespace McaBot.Cards;

internal static class Reasons
{
    /// <summary>Why it was rejected; null when it was not.</summary>
    public static AdaptiveContainer? Of(Texts texts, AttestationView view) =>
        view.Attestation.State != AttestationState.Rejected
            ? null
            : Blocks.Group(
                Blocks.Subheading(texts["Reason.Title"]),
                view.Reason is { } reason
                    ? new AdaptiveRichTextBlock { Inlines = { UserText.Run(reason, 500) } }
                    : Blocks.Note(texts[view.Altered.Contains(RecordPart.Reason) ? "Details.Altered" : "Details.Gone"]));
}
