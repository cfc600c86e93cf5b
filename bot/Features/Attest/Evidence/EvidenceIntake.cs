using System.Collections.Concurrent;
using McaBot.Platform;
using McaBot.Storage.Ledger;
using McaBot.Teams.Files;
using Microsoft.Bot.Schema;

namespace McaBot.Features.Attest.Evidence;

/// <summary>
/// Takes attached files in, each for itself: fetched, told by its content, scanned, kept. What is refused leaves nothing behind.
/// </summary>
internal sealed partial class EvidenceIntake(
    FileDownloads downloads, PastedPictures pictures, IEvidenceScan scan, BlobEvidence evidence, IOptions<EvidenceOptions> options,
    TimeProvider time, ILogger<EvidenceIntake> log)
{
    /// <summary>For all files of a message: Teams sends a message again that takes longer than about 15 s.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(12);

    /// <summary>Files in memory at a time.</summary>
    private const int AtOnce = 3;

    public long MaxBytes => options.Value.MaxBytes;

    /// <param name="attestation">The id the request has, or will have.</param>
    /// <param name="known">What it holds already.</param>
    /// <exception cref="StoreUnavailableException">Some may be kept; taking them again is safe.</exception>
    public async Task<IReadOnlyList<TakenFile>> TakeAsync(
        Guid attestation, IReadOnlyList<EvidenceFile> known, IReadOnlyList<Attachment> files, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(Longest, time, cancellationToken);
        using var gate = new SemaphoreSlim(AtOnce);
        var held = HeldOf(known);
        return await Task.WhenAll(files.Select(async file =>
        {
            var name = NameOf(file);
            try
            {
                await gate.WaitAsync(deadline.Token);
                try
                {
                    var taken = await TakeAsync(attestation, file, name, held, deadline.Token);
                    Log.Taken(log, attestation, taken.File?.Sha256, taken.Problem);
                    return taken;
                }
                finally
                {
                    gate.Release();
                }
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return new TakenFile(name, null, EvidenceProblem.Unreadable);
            }
        }));
    }

    /// <summary>Takes in what was not sent as a file, by the same checks.</summary>
    /// <param name="name">Tells its kind by its end.</param>
    /// <inheritdoc cref="TakeAsync(Guid, IReadOnlyList{EvidenceFile}, IReadOnlyList{Attachment}, CancellationToken)"/>
    public async Task<TakenFile> TakeAsync(
        Guid attestation, IReadOnlyList<EvidenceFile> known, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (content.Length > MaxBytes)
        {
            return new TakenFile(name, null, EvidenceProblem.TooLarge);
        }

        var held = HeldOf(known);
        var taken = await KeepAsync(
            attestation, new DownloadedFile(name, content, Hashes.Sha256(content.Span)), name, held, cancellationToken);
        Log.Taken(log, attestation, taken.File?.Sha256, taken.Problem);
        return taken;
    }

    /// <summary>Also for what was sent beside a file of another use.</summary>
    public static string NameOf(Attachment attachment) =>
        PastedPictures.Is(attachment) && string.IsNullOrWhiteSpace(attachment.Name) ? PictureNames.Unread : FileNames.Safe(attachment.Name);

    private static ConcurrentDictionary<string, EvidenceFile> HeldOf(IReadOnlyList<EvidenceFile> known) =>
        new(known.Select(f => KeyValuePair.Create(f.Sha256, f)), StringComparer.Ordinal);

    private async Task<TakenFile> TakeAsync(
        Guid attestation, Attachment attachment, string name, ConcurrentDictionary<string, EvidenceFile> held,
        CancellationToken cancellationToken)
    {
        var isPicture = PastedPictures.Is(attachment);
        var read = isPicture
            ? await pictures.ReadAsync(attachment, MaxBytes, cancellationToken)
            : await downloads.ReadAsync(attachment, MaxBytes, cancellationToken);
        if (read.File is not { } found)
        {
            return new TakenFile(name, null, isPicture ? PictureProblemOf(read.Refusal) : ProblemOf(read.Refusal));
        }

        if (isPicture && PictureNames.Of(found.Content.Span, found.Sha256) is var told)
        {
            if (told is null)
            {
                return new TakenFile(name, null, EvidenceProblem.PictureNotRead);
            }

            name = told;
        }

        return await KeepAsync(attestation, found, name, held, cancellationToken);
    }

    private async Task<TakenFile> KeepAsync(
        Guid attestation, DownloadedFile found, string name, ConcurrentDictionary<string, EvidenceFile> held,
        CancellationToken cancellationToken)
    {
        if (held.TryGetValue(found.Sha256, out var known))
        {
            return new TakenFile(name, known, IsKnown: true);
        }

        var (type, problem) = EvidenceTypes.Check(name, found.Content);
        if (type is null)
        {
            return new TakenFile(name, null, problem);
        }

        var file = new EvidenceFile(name, type, found.Content.Length, found.Sha256);
        var verdict = await scan.ScanAsync(file, found.Content, cancellationToken);
        if (verdict != ScanVerdict.Clean)
        {
            return new TakenFile(name, null, verdict == ScanVerdict.Refused ? EvidenceProblem.ScanRefused : EvidenceProblem.NotScanned);
        }

        lock (held)
        {
            if (held.TryGetValue(file.Sha256, out known))
            {
                return new TakenFile(name, known, IsKnown: true);
            }

            if (held.Count >= EvidenceFile.Most)
            {
                return new TakenFile(name, null, EvidenceProblem.TooMany);
            }

            held[file.Sha256] = file;
        }

        await evidence.KeepAsync(attestation, file, found.Content, cancellationToken);
        return new TakenFile(name, file, Mail: EvidenceTypes.IsMail(file) ? found.Content : null);
    }

    private static EvidenceProblem ProblemOf(DownloadRefusal? refusal) => refusal switch
    {
        DownloadRefusal.HostNotAllowed => EvidenceProblem.HostNotAllowed,
        DownloadRefusal.TooLarge => EvidenceProblem.TooLarge,
        DownloadRefusal.Empty => EvidenceProblem.Empty,
        DownloadRefusal.Gone => EvidenceProblem.LinkExpired,
        _ => EvidenceProblem.Unreadable,
    };

    /// <summary>A picture has no link to be sent again: the way out is to attach it as a file.</summary>
    private static EvidenceProblem PictureProblemOf(DownloadRefusal? refusal) =>
        refusal is DownloadRefusal.TooLarge or DownloadRefusal.Empty ? ProblemOf(refusal) : EvidenceProblem.PictureNotRead;

    private static partial class Log
    {
        [LoggerMessage(1462, LogLevel.Information, "A file for attestation {Attestation} was taken in as {Sha256}, or not: {Problem}")]
        public static partial void Taken(ILogger log, Guid attestation, string? sha256, EvidenceProblem? problem);
    }
}
