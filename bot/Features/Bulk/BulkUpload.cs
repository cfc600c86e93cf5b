using McaBot.Features.Attest;
using McaBot.Features.Bulk.Sheets;
using McaBot.Platform;
using McaBot.Teams.Files;
using McaBot.Turns;
using McaBot.Views;
using Microsoft.Bot.Schema;

namespace McaBot.Features.Bulk;

/// <summary>
/// Reads a CSV file or workbook somebody sent, and shows what would be requested. Nothing is, before that person's word. While a request
/// is being written a workbook may be evidence for it, unless its columns say that it is none.
/// </summary>
internal sealed class BulkUpload(
    AttestPolicy mayAttest, FileDownloads downloads, RowChecks checks, OpenCustomers open, PreviewStore previews, BulkStore store,
    BulkViews views, Drafts drafts, TimeProvider time) : IFileTaker, IDisposable
{
    private const string Workbook = ".xlsx";

    /// <summary>For a look at what is evidence more often than not, which is read again then.</summary>
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(4);

    private static readonly string[] Tables = [".csv", ".tsv"];

    /// <summary>A workbook may unfold to a hundred times its size in memory, and the image has a gigabyte.</summary>
    private readonly SemaphoreSlim reading = new(2);

    /// <summary>Workbooks that are not read, nor taken as evidence.</summary>
    private static readonly string[] OtherWorkbooks = [".xls", ".xlsb", ".xlsm", ".xltx", ".ods", ".fods", ".numbers"];

    public async Task<bool> TryTakeAsync(Turn turn, Attachment file, CancellationToken cancellationToken)
    {
        var extension = Path.GetExtension(file.Name?.Trim() ?? "");
        if (Tables.Contains(extension, StringComparer.OrdinalIgnoreCase))
        {
            await TakeAsync(turn, file, null, null, cancellationToken);
            return true;
        }

        var isWorkbook = string.Equals(extension, Workbook, StringComparison.OrdinalIgnoreCase);
        if (!isWorkbook && !OtherWorkbooks.Contains(extension, StringComparer.OrdinalIgnoreCase))
        {
            return false;
        }

        var hasDraft = await drafts.WhichAsync(turn.Context, cancellationToken) is not null;
        return isWorkbook
            ? await TryTakeWorkbookAsync(turn, file, hasDraft, cancellationToken)
            : !hasDraft && Refuse(turn, Sheet.Refused(SheetFault.NotCsv));
    }

    public void Dispose() => reading.Dispose();

    private async Task<bool> TryTakeWorkbookAsync(Turn turn, Attachment file, bool hasDraft, CancellationToken cancellationToken)
    {
        if (!hasDraft && !await mayAttest.AllowsAsync(turn, cancellationToken))
        {
            // Nothing is fetched for somebody who could do nothing with it.
            return true;
        }

        var read = await LookAsync(file, hasDraft, cancellationToken);
        var sheet = read.File is { } found ? await ReadAsync(found, cancellationToken) : null;
        if (hasDraft ? sheet?.IsMeantAsBulk != true : sheet is { Fault: not SheetFault.NotCsv, Known.Count: 0 })
        {
            return false;
        }

        if (hasDraft)
        {
            turn.Answer.Say(Replies.WorkbookIsBulk(turn.Culture));
        }

        await TakeAsync(turn, file, read, sheet, cancellationToken);
        return true;
    }

    private async Task<Download> LookAsync(Attachment file, bool isShort, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(isShort ? LongestLook : FileDownloads.Longest, time, cancellationToken);
        try
        {
            return await downloads.ReadAsync(file, SheetReader.MaxBytes, deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Download(null, DownloadRefusal.Unavailable);
        }
    }

    private async Task<Sheet> ReadAsync(DownloadedFile file, CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            return SheetReader.Read(file.Content);
        }
        finally
        {
            reading.Release();
        }
    }

    /// <param name="looked">The file, where it was looked at before.</param>
    /// <param name="seen">What was read in it then.</param>
    private async Task TakeAsync(Turn turn, Attachment file, Download? looked, Sheet? seen, CancellationToken cancellationToken)
    {
        var person = turn.Caller.ObjectId;
        store.ReadAheadOf(person);
        previews.ReadAhead(person);
        if (!await mayAttest.AllowsAsync(turn, cancellationToken))
        {
            return;
        }

        var read = looked ?? await downloads.ReadAsync(file, SheetReader.MaxBytes, cancellationToken);
        if (read.File is not { } content)
        {
            turn.NoticeNotRead(read.Refusal ?? DownloadRefusal.Unavailable, SheetReader.MaxBytes);
            return;
        }

        if (await AtWorkAsync(person, content.Sha256, cancellationToken) is { } now)
        {
            turn.ShowProgress(await views.ViewAsync(now, cancellationToken), store, isKnown: true);
            return;
        }

        var sheet = seen ?? await ReadAsync(content, cancellationToken);
        if (sheet.Fault is not null)
        {
            Refuse(turn, sheet);
            return;
        }

        var before = previews.FindAsync(person, cancellationToken);
        var preview = (await PreviewAsync(turn, content, sheet, before, cancellationToken)).Sealed();
        await previews.WriteAsync(person, preview, cancellationToken);
        turn.Answer.Ask(BulkPreviewCard.For(preview.View(checks.Earliest), turn.Culture));
        turn.Answer.CardPosted = (message, token) => previews.NoteCardAsync(person, preview.Id, message, token);
        if ((await before)?.Card is { } replaced)
        {
            turn.Answer.Retired[replaced] = NoticeCard.For(new Notice(NoticeKind.BulkPreviewGone), turn.Culture);
        }
    }

    private async Task<BulkPreview> PreviewAsync(
        Turn turn, DownloadedFile content, Sheet sheet, Task<BulkPreview?> before, CancellationToken cancellationToken)
    {
        var rows = checks.Check(sheet.Rows, turn.Region, turn.Caller.Today);
        var stillOpen = await open.FindAsync(rows.Good, cancellationToken);
        var left = rows.Good.ExceptBy(stillOpen.Select(p => p.Row), r => r.Number).ToList();
        return new BulkPreview(
            Guid.CreateVersion7(time.GetUtcNow()), content.Name, content.Sha256, time.GetUtcNow(), turn.Caller.Today, left,
            [.. rows.Problems.Concat(stillOpen).OrderBy(p => p.Row)], rows.Date,
            await before is { } old ? new(old.FileName, old.Rows.Count, old.Bad) : null,
            sheet.LeftAside, sheet.OtherSheets, HiddenRows: sheet.HiddenRows > 0 ? sheet.HiddenRows : null);
    }

    /// <summary>The same file, confirmed before and not at its end: sending it again asks for nothing new.</summary>
    private async Task<BulkSnapshot?> AtWorkAsync(Guid person, string sha256, CancellationToken cancellationToken) =>
        (await store.OfPersonAsync(person, cancellationToken)).LastOrDefault(b => string.Equals(b.Sha256, sha256, StringComparison.Ordinal))
            is { } same
        && await views.FindAsync(same.Id, cancellationToken) is { State.IsFinished: false } now
            ? now
            : null;

    /// <returns>True, always: it was answered.</returns>
    private static bool Refuse(Turn turn, Sheet sheet)
    {
        var (kind, value) = sheet.Fault switch
        {
            SheetFault.NotCsv => (NoticeKind.BulkNotCsv, null),
            SheetFault.WrongEncoding => (NoticeKind.BulkWrongEncoding, null),
            SheetFault.ColumnsMissing =>
                (NoticeKind.BulkColumnsMissing, string.Join(", ", sheet.Columns!.Select(c => BulkTexts.Column(c, turn.Culture)))),
            SheetFault.ColumnsUnknown => (NoticeKind.BulkColumnsUnknown, string.Join(", ", sheet.Columns!.Select(c => c.Trim()))),
            SheetFault.TooManyRows => (NoticeKind.BulkTooManyRows, SheetReader.MaxRows.ToString("N0", turn.Culture)),
            _ => (NoticeKind.BulkNoRows, (string?)null),
        };
        turn.Notice(kind, person: value);
        return true;
    }
}
