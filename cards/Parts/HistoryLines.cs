namespace McaBot.Cards;

/// <summary>What happened with an attestation, step by step: who, what, when.</summary>
internal static class HistoryLines
{
    // An attestation may be handed from approver to approver for long; the card has to fit.
    private const int MaxSteps = 12;

    public static IEnumerable<AdaptiveElement> Of(Texts texts, AttestationView view) =>
        view.Attestation.Steps.TakeLast(MaxSteps).Select(step => Happened(texts, view, step));

    private static AdaptiveContainer Happened(Texts texts, AttestationView view, StoredEvent step)
    {
        var who = Blocks.Strong(view.NameOf(step.Actor, texts), 60);
        return new AdaptiveContainer
        {
            Spacing = AdaptiveSpacing.Small,
            Items =
            {
                step.What switch
                {
                    Assigned assigned => Blocks.Sentence(
                        texts[assigned.Cause is { } cause ? $"History.assigned.{Code.Of(cause)}" : "History.assigned"],
                        Blocks.Strong(Listing.Of(texts, [.. assigned.Approvers.Select(a => view.NameOf(a, texts))]), 220), who),
                    Completed completed => Blocks.Sentence(texts["History.completed"], who, Blocks.Strong(completed.Reference, 64)),
                    PartnerCenterRefused refused => Blocks.Sentence(
                        texts["History.partner-center-refused"], new AdaptiveTextRun(texts[$"Refused.{refused.Problem}"])),
                    var what => Blocks.Sentence(texts[Words.History(what)], who),
                },
                Blocks.Note(texts.Moment(step.At)),
            },
        };
    }
}
