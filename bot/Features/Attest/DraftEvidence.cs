using McaBot.Features.Attest.Evidence;
using McaBot.Features.Attest.Prefill;
using McaBot.Storage;
using McaBot.Teams.Files;
using McaBot.Turns;
using Microsoft.Bot.Schema;

namespace McaBot.Features.Attest;

/// <summary>
/// Attaches files to the request being written, at whatever step it is, and takes them off again before it is on record. An e-mail of the
/// customer begins a request, and fills in what it tells.
/// </summary>
internal sealed class DraftEvidence(
    Drafts drafts, BlobDrafts blobs, AttestConversation attest, EvidenceIntake intake, DraftPrefill prefill, DraftCards cards)
{
    /// <summary>The largest file that is taken.</summary>
    public long MaxBytes => intake.MaxBytes;

    public async Task TakeAsync(Turn turn, CancellationToken cancellationToken)
    {
        var files = FileDownloads.In(turn.Context.Activity);
        if (await drafts.GetAsync(turn.Context, cancellationToken) is { } draft)
        {
            draft.Asked = null;
            if (await AttachAsync(turn, draft, files, isNew: false, cancellationToken) is { } news)
            {
                Show(turn, draft, news);
                cards.KeepBeside(turn, draft);
            }
        }
        else if (Drafts.HasLost(turn.Context))
        {
            return;
        }
        else if (files.Any(f => EvidenceTypes.IsNamedMail(f.Name)))
        {
            await BeginAsync(turn, files, cancellationToken);
        }
        else
        {
            turn.Notice(NoticeKind.EvidenceWithoutDraft);
        }
    }

    /// <summary>The customer's e-mail is all that is needed to begin.</summary>
    private async Task BeginAsync(Turn turn, IReadOnlyList<Attachment> files, CancellationToken cancellationToken)
    {
        Draft? begun = null;
        EvidenceNews? news = null;
        await attest.StartAsync(
            turn,
            new RequestStart
            {
                Fill = async (draft, token) => (begun, news) = (draft, await AttachAsync(turn, draft, files, isNew: true, token)),
            },
            cancellationToken);
        if (begun is not null && news is { Refused.Count: > 0 })
        {
            // What was not taken is said first; the request waits behind the button.
            Show(turn, begun, news);
        }
    }

    /// <summary>Attaches what was not sent as a file, such as a message of Teams.</summary>
    /// <inheritdoc cref="AttachAsync(Turn, Draft, IReadOnlyList{Attachment}, bool, CancellationToken)"/>
    public async Task<EvidenceNews?> AttachAsync(
        Turn turn, Draft draft, string name, byte[] content, bool isNew, CancellationToken cancellationToken)
    {
        var taken = await intake.TakeAsync(draft.Id, draft.Evidence, name, content, cancellationToken);
        return await AttachAsync(turn, draft, [taken], isNew, cancellationToken);
    }

    /// <param name="isNew">Whether the request is begun in this turn, so that no other can have ended it.</param>
    /// <returns>Null where it was too late, which the person is told.</returns>
    private async Task<EvidenceNews?> AttachAsync(
        Turn turn, Draft draft, IReadOnlyList<Attachment> files, bool isNew, CancellationToken cancellationToken)
    {
        var taken = await intake.TakeAsync(draft.Id, draft.Evidence, files, cancellationToken);
        return await AttachAsync(turn, draft, taken, isNew, cancellationToken);
    }

    /// <inheritdoc cref="AttachAsync(Turn, Draft, IReadOnlyList{Attachment}, bool, CancellationToken)"/>
    private async Task<EvidenceNews?> AttachAsync(
        Turn turn, Draft draft, IReadOnlyList<TakenFile> taken, bool isNew, CancellationToken cancellationToken)
    {
        IReadOnlyList<TakenFile> late = [];
        var begins = draft.WasRead ? null : draft.Evidence;
        var attached = await blobs.ChangeFilesAsync(draft.Id, begins, before => Add(before, taken, out late), cancellationToken);
        if (attached is null || (!isNew && !await IsStillWrittenAsync(turn, draft.Id, cancellationToken)))
        {
            turn.Notice(NoticeKind.EvidenceTooLate);
            return null;
        }

        draft.Evidence = [.. attached];
        foreach (var mail in taken.Where(t => t.Mail is not null && !late.Contains(t, ReferenceEqualityComparer.Instance)))
        {
            if (
                MailReader.Read(mail.Mail!.Value, turn.Region) is { } read
                && await prefill.TryTakeAsync(turn, draft, read, cancellationToken))
            {
                break;
            }
        }

        // Two files may be alike in name and in what is wrong with them, and are two all the same.
        var outcome = taken.Where(t => !late.Contains(t, ReferenceEqualityComparer.Instance)).ToList();
        return new EvidenceNews(
            [.. outcome.Where(t => t is { File: not null, IsKnown: false }).Select(t => t.File!)],
            [
                .. outcome.Where(t => t.Problem is not null).Select(t => new RefusedFile(t.Name, t.Problem!.Value)),
                .. late.Select(t => new RefusedFile(t.Name, EvidenceProblem.TooMany)),
            ],
            outcome.Count(t => t.IsKnown));
    }

    /// <summary>What became of the files, in place of the request's own card.</summary>
    public void Show(Turn turn, Draft draft, EvidenceNews news) =>
        turn.Answer.Show(EvidenceCard.For(draft.Id, draft.Evidence, news, MaxBytes, turn.Culture, draft.View()));

    /// <summary>Takes the chosen files off; with none chosen, shows what is attached.</summary>
    public async Task RemoveAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (await drafts.GetAsync(turn.Context, cancellationToken) is not { } draft || draft.Id != input.Draft)
        {
            await attest.PressAsync(turn, input, cancellationToken);
            return;
        }

        var chosen = (input[Fields.Evidence] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var removed = 0;
        var begins = draft.WasRead ? null : draft.Evidence;
        var left = await blobs.ChangeFilesAsync(draft.Id, begins, before => Remove(before, chosen, out removed), cancellationToken);
        if (left is null)
        {
            turn.Notice(NoticeKind.EvidenceTooLate);
            return;
        }

        // The button of the confirm card sends no choice: it only leads here.
        var choiceMissing = chosen.Length == 0 && string.Equals(input[DataNames.Choice], DataNames.Chosen, StringComparison.Ordinal);
        turn.Answer.Show(
            EvidenceCard.For(draft.Id, left, new EvidenceNews([], [], 0, removed, choiceMissing), MaxBytes, turn.Culture));
        cards.KeepBeside(turn, draft);
    }

    /// <summary>Reading a file takes its time, in which the request may have gone on record, or may have been given up.</summary>
    private async Task<bool> IsStillWrittenAsync(Turn turn, Guid draft, CancellationToken cancellationToken)
    {
        if (await drafts.IsStillAsync(turn.Context, draft, cancellationToken))
        {
            return true;
        }

        await blobs.DeleteAsync(draft, cancellationToken);
        return false;
    }

    /// <param name="late">Those for which no room was left meanwhile.</param>
    private static List<EvidenceFile> Add(
        IReadOnlyList<EvidenceFile> before, IReadOnlyList<TakenFile> taken, out IReadOnlyList<TakenFile> late)
    {
        var after = before.ToList();
        var left = new List<TakenFile>();
        foreach (var one in taken.Where(t => t.File is not null && after.All(f => f.Sha256 != t.File.Sha256)))
        {
            if (after.Count < EvidenceFile.Most)
            {
                after.Add(one.File!);
            }
            else
            {
                left.Add(one);
            }
        }

        late = left;
        return after;
    }

    private static List<EvidenceFile> Remove(IReadOnlyList<EvidenceFile> before, string[] chosen, out int removed)
    {
        var after = before.Where(f => !chosen.Contains(f.Sha256, StringComparer.Ordinal)).ToList();
        removed = before.Count - after.Count;
        return after;
    }
}
