using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Evidence;
using McaBot.Files;
using Microsoft.Bot.Builder;

namespace McaBot.Conversations.Dialogs;

/// <summary>Attaches files to the request being written, at whatever step it is, and takes them off again before it is on record.</summary>
public sealed class DraftEvidence(ConversationState conversations, IStatePropertyAccessor<Draft> drafts, AttestConversation attest, EvidenceIntake intake)
{
    // Files sent one by one come as messages that overtake each other: in this process their notes take turns.
    private readonly SemaphoreSlim[] turnstiles = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    public async Task TakeAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await drafts.GetAsync(turn.Context, null, cancellationToken) is not { } before)
        {
            turn.Notice(NoticeKind.EvidenceWithoutDraft);
            return;
        }

        var taken = await intake.TakeAsync(before.Id, before.Evidence, FileDownloads.In(turn.Context.Activity), cancellationToken);
        IReadOnlyList<TakenFile> late = [];
        var draft = await ChangeAsync(turn, before.Id, d => late = Add(d, taken), cancellationToken);
        if (draft is null)
        {
            turn.Notice(NoticeKind.EvidenceWithoutDraft);
            return;
        }

        var outcome = taken.Except(late).ToList();
        turn.Answer.Show(EvidenceCard.For(
            draft.Id,
            draft.Evidence,
            new EvidenceNews(
                [.. outcome.Where(t => t is { File: not null, IsKnown: false }).Select(t => t.File!)],
                [.. outcome.Where(t => t.Problem is not null).Select(t => new RefusedFile(t.Name, t.Problem!.Value)), .. late.Select(t => new RefusedFile(t.Name, EvidenceProblem.TooMany))],
                outcome.Count(t => t.IsKnown)),
            intake.MostBytes,
            turn.Culture));
    }

    /// <summary>Takes the chosen files off; with none chosen, shows what is attached.</summary>
    public async Task RemoveAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        var chosen = (input[Fields.Evidence] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var removed = 0;
        var draft = input.Draft is { } id
            ? await ChangeAsync(turn, id, d => removed = d.Evidence.RemoveAll(f => chosen.Contains(f.Sha256, StringComparer.Ordinal)), cancellationToken)
            : null;
        if (draft is null)
        {
            await attest.PressAsync(turn, input, cancellationToken);
            return;
        }

        // The button of the confirm card sends no choice: it only leads here.
        var choiceMissing = chosen.Length == 0 && string.Equals(input[DataNames.Choice], DataNames.Chosen, StringComparison.Ordinal);
        turn.Answer.Show(EvidenceCard.For(draft.Id, draft.Evidence, new EvidenceNews([], [], 0, removed, choiceMissing), intake.MostBytes, turn.Culture));
    }

    /// <summary>
    /// Reading a file takes its time, in which the person may have gone a step further: the draft is read anew, changed and saved in one go, so that
    /// neither undoes the other.
    /// </summary>
    /// <returns>Null when that draft is no longer there.</returns>
    private async Task<Draft?> ChangeAsync(Turn turn, Guid id, Action<Draft> change, CancellationToken cancellationToken)
    {
        var turnstile = turnstiles[(int)((uint)StringComparer.Ordinal.GetHashCode(turn.Speaker.Conversation) % (uint)turnstiles.Length)];
        await turnstile.WaitAsync(cancellationToken);
        try
        {
            await conversations.LoadAsync(turn.Context, force: true, cancellationToken);
            if (await drafts.GetAsync(turn.Context, null, cancellationToken) is not { } draft || draft.Id != id)
            {
                return null;
            }

            change(draft);
            await drafts.SetAsync(turn.Context, draft, cancellationToken);
            await conversations.SaveChangesAsync(turn.Context, false, cancellationToken);
            return draft;
        }
        finally
        {
            turnstile.Release();
        }
    }

    /// <returns>Those for which no room was left meanwhile.</returns>
    private static List<TakenFile> Add(Draft draft, IReadOnlyList<TakenFile> taken)
    {
        var late = new List<TakenFile>();
        foreach (var one in taken.Where(t => t.File is not null && draft.Evidence.All(f => f.Sha256 != t.File.Sha256)))
        {
            if (draft.Evidence.Count < EvidenceFile.Most)
            {
                draft.Evidence.Add(one.File!);
            }
            else
            {
                late.Add(one);
            }
        }

        return late;
    }
}
