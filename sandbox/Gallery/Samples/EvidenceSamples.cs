using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Sandbox.Gallery.Samples;

/// <summary>Files that prove an acceptance, wherever they are shown.</summary>
internal static class EvidenceSamples
{
    private const long Most = 10 * 1024 * 1024;

    public static IEnumerable<CardSample> Of(SampleWorld plain)
    {
        var world = plain.Facts.Evidence is null ? plain.WithEvidence() : plain;
        var files = world.Facts.Evidence!;
        return
        [
            new("confirm", "evidence", c => ConfirmCard.For(SampleWorld.Draft, world.Facts, [world.ManagerName], c)),
            new("request", "evidence", c => RequestCard.For(world.View(AttestationState.Requested), [], null, c)),
            new("request", "handed-off-evidence", c => RequestCard.For(world.View(AttestationState.HandedOff), [], null, c)),
            new("approval", "evidence", c => ApprovalCard.For(world.View(AttestationState.Requested), [], null, c)),
            new("approval", "replaced-evidence", c => ApprovalCard.ForReplaced(world.View(AttestationState.Requested), c)),
            new("record", "evidence", c => RecordCard.For(world.View(AttestationState.Completed), c)),
            new("record", "evidence-gone", c => RecordCard.For(world.View(AttestationState.Completed, withDetails: false), c)),
            new("evidence", "kept", c => EvidenceCard.For(SampleWorld.Draft, files, new EvidenceNews([files[0]], [], Known: 1), Most, c)),
            new("evidence", "refused", c => EvidenceCard.For(SampleWorld.Draft, [], new EvidenceNews([], Refused(files[0].Name)), Most, c)),
            new("evidence", "removed", c => EvidenceCard.For(SampleWorld.Draft, files, new EvidenceNews([], [], Removed: 1), Most, c)),
            new("evidence", "choose", c => EvidenceCard.For(
                SampleWorld.Draft, files, new EvidenceNews([], [], ChoiceMissing: true), Most, c)),
        ];
    }

    private static IReadOnlyList<RefusedFile> Refused(string name) =>
        [.. Enum.GetValues<EvidenceProblem>().Select(problem => new RefusedFile(name, problem))];
}
