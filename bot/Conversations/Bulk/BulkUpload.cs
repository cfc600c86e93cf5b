using McaBot.Attestations;
using McaBot.Bulk;
using McaBot.Cards;
using McaBot.Files;
using Microsoft.Bot.Schema;

namespace McaBot.Conversations.Bulk;

/// <summary>Reads a CSV file somebody sent, and shows what would be requested. Nothing is, before that person's word.</summary>
internal sealed class BulkUpload(
    AttestPolicy mayAttest, FileDownloads downloads, RowChecks checks, OpenCustomers open, Previews previews, Batches batches, BatchViews views, TimeProvider time) : IFileTaker
{
    public bool Takes(Attachment file) => file.Name?.Trim().EndsWith(".csv", StringComparison.OrdinalIgnoreCase) == true;

    public async Task TakeAsync(Turn turn, Attachment file, CancellationToken cancellationToken)
    {
        var person = turn.Speaker.ObjectId;
        if (await mayAttest.RoleToAttestAsync(person, cancellationToken) is null)
        {
            turn.Notice(NoticeKind.RoleMissing, roles: mayAttest.MayAttest);
            return;
        }

        var read = await downloads.ReadAsync(file, SheetReader.MostBytes, cancellationToken);
        if (read.File is not { } content)
        {
            turn.NoticeNotRead(read.Refusal ?? DownloadRefusal.Unavailable, SheetReader.MostBytes);
            return;
        }

        if (await AtWorkAsync(person, content.Sha256, cancellationToken) is { } now)
        {
            turn.ShowProgress(await views.ViewAsync(now, cancellationToken), batches, isKnown: true);
            return;
        }

        var sheet = SheetReader.Read(content.Content);
        if (sheet.Fault is { } fault)
        {
            Refuse(turn, fault, sheet.Columns ?? []);
            return;
        }

        var preview = await PreviewAsync(turn, content, sheet, cancellationToken);
        await previews.WriteAsync(person, preview, cancellationToken);
        turn.Answer.Show(BulkPreviewCard.For(preview.View(checks.Earliest), turn.Culture));
    }

    private async Task<BulkPreview> PreviewAsync(Turn turn, DownloadedFile content, Sheet sheet, CancellationToken cancellationToken)
    {
        var before = previews.FindAsync(turn.Speaker.ObjectId, cancellationToken);
        var rows = checks.Check(sheet.Rows, turn.Region, turn.Speaker.Today);
        var stillOpen = await open.FindAsync(rows.Good, cancellationToken);
        var left = rows.Good.ExceptBy(stillOpen.Select(p => p.Row), r => r.Number).ToList();
        return new BulkPreview(
            Guid.CreateVersion7(time.GetUtcNow()), content.Name, content.Sha256, time.GetUtcNow(), turn.Speaker.Today, left,
            [.. rows.Problems.Concat(stillOpen).OrderBy(p => p.Row)], rows.Date, await before is { } old ? new(old.FileName, old.Rows.Count, old.Bad) : null);
    }

    /// <summary>The same file, confirmed before and not at its end: sending it again asks for nothing new.</summary>
    private async Task<BatchNow?> AtWorkAsync(Guid person, string sha256, CancellationToken cancellationToken) =>
        (await batches.OfPersonAsync(person, cancellationToken)).LastOrDefault(b => string.Equals(b.Sha256, sha256, StringComparison.Ordinal)) is { } same
        && await views.FindAsync(same.Id, cancellationToken) is { State.IsFinished: false } now
            ? now
            : null;

    private static void Refuse(Turn turn, SheetFault fault, IReadOnlyList<string> columns)
    {
        var named = string.Join(", ", columns.Select(c => SheetColumns.All.Contains(c) && fault == SheetFault.ColumnsMissing ? BulkTexts.Column(c, turn.Culture) : c.Trim() is { Length: > 0 } name ? name : "–"));
        var (kind, value) = fault switch
        {
            SheetFault.NotCsv => (NoticeKind.BulkNotCsv, null),
            SheetFault.WrongEncoding => (NoticeKind.BulkWrongEncoding, null),
            SheetFault.ColumnsMissing => (NoticeKind.BulkColumnsMissing, named),
            SheetFault.ColumnsUnknown => (NoticeKind.BulkColumnsUnknown, named),
            SheetFault.TooManyRows => (NoticeKind.BulkTooManyRows, SheetReader.MostRows.ToString("N0", turn.Culture)),
            _ => (NoticeKind.BulkNoRows, (string?)null),
        };
        turn.Notice(kind, person: value);
    }
}
