namespace McaBot.Cards;

internal static class Reasons
{
    /// <summary>Why it was rejected, or what was written with the approval; null when neither was.</summary>
    public static AdaptiveContainer? Of(Texts texts, AttestationView view) => view.Attestation.Decision?.What switch
    {
        Rejected => Note(texts, "Reason.Title", view.Reason, view.Altered.Contains(RecordPart.Reason)),
        Approved { NoteHash: not null } => Note(texts, "Comment.Title", view.Comment, view.Altered.Contains(RecordPart.Comment)),
        _ => null,
    };

    public static AdaptiveContainer Note(Texts texts, string title, string? text, bool isAltered) => Blocks.Group(
        Blocks.Subheading(texts[title]),
        text is not null
            ? new AdaptiveRichTextBlock { Inlines = { UserText.Run(text, 500) } }
            : Blocks.Note(texts[isAltered ? "Details.Altered" : "Details.Gone"]));
}
