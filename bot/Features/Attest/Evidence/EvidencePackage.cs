using System.Text;
using System.Text.Json;
using McaBot.Storage.Ledger;
using McaBot.Teams.Files;
using Microsoft.Bot.Schema;

namespace McaBot.Features.Attest.Evidence;

/// <summary>
/// All there is about an approved attestation in one archive that proves itself without McaBot: the files, a page to read, what the ledger
/// says about it with the hash chain around, and how to check that. Of other attestations it holds hashes only.
/// </summary>
internal sealed class EvidencePackage(BlobEvidence evidence, IDetails notes, LedgerFiles ledgers, FileOffers offers, TimeProvider time)
{
    private const string VerifyFile = "verify.txt";

    /// <returns>Null when the ledger does not hold.</returns>
    public async Task<Attachment?> OfferAsync(Guid person, AttestationView view, CultureInfo culture, CancellationToken cancellationToken)
    {
        var attestation = view.Attestation;
        var file = await ledgers.ReadAsync(attestation.Key.Customer, cancellationToken);
        if (file.Ledger.Fault is not null)
        {
            return null;
        }

        var lines = LedgerFormat.Lines(file.Content).ToList();
        return await offers.OfferAsync(
            person,
            $"{attestation.Number}-package.zip",
            Replies.PackageOffer(attestation.Number, culture),
            (stream, token) => WriteAsync(stream, view, lines, culture, token),
            cancellationToken);
    }

    private async Task WriteAsync(
        Stream stream, AttestationView view, List<LedgerLine> lines, CultureInfo culture, CancellationToken cancellationToken)
    {
        var (id, now) = (view.Attestation.Key.Id, time.GetUtcNow());
        await using var archive = await EvidenceArchive.BeginAsync(stream, cancellationToken);
        var files = new List<PackageFile>();
        foreach (var file in view.EvidenceOnRecord())
        {
            var path = $"evidence/{EvidenceArchive.NameOf(files.Count + 1, file.Name)}";
            if (await evidence.ReadAsync(id, file.Sha256, cancellationToken) is { } content)
            {
                await archive.AddAsync(path, content, cancellationToken);
                files.Add(new PackageFile(file, path));
            }
            else
            {
                files.Add(new PackageFile(file, null));
            }
        }

        await AddTextAsync(archive, "summary.html", PackageTexts.Summary(view, files, now, VerifyFile, culture), cancellationToken);
        await AddTextAsync(archive, VerifyFile, PackageTexts.Verification(view.Attestation.Key.Customer, culture), cancellationToken);
        await archive.AddAsync("ledger.jsonl", StepsOf(lines, id), cancellationToken);
        await AddTextAsync(archive, "chain.csv", ChainOf(lines, id), cancellationToken);
        if (DetailsOf(view) is { } details)
        {
            await archive.AddAsync("details.json", details, cancellationToken);
        }

        if (view.Attestation.Decision is { What: Approved { NoteHash: { } hash } } decision
            && (await notes.ReadNoteAsync(view.Attestation, decision.Id, hash, cancellationToken)).Value is { } comment)
        {
            // Byte for byte what was hashed: a note is read only where it is.
            await archive.AddAsync(
                "comment.json", JsonSerializer.SerializeToUtf8Bytes(comment, LedgerJson.Default.Note), cancellationToken);
        }

        var manifest = new PackageManifest(
            view.Attestation.Number, id, view.Attestation.Key.Customer, now, lines.Count, lines[^1].Entry.Hash, archive.Files.ToList());
        await archive.AddAsync(
            "manifest.json", JsonSerializer.SerializeToUtf8Bytes(manifest, PackageJson.Default.PackageManifest), cancellationToken);
    }

    /// <summary>What happened, byte for byte; whose card stands where is nobody's business outside.</summary>
    private static byte[] StepsOf(List<LedgerLine> lines, Guid attestation) =>
        [.. lines.Where(l => IsStep(l, attestation)).SelectMany(l => l.Text.ToArray().Append((byte)'\n'))];

    private static string ChainOf(List<LedgerLine> lines, Guid attestation)
    {
        var chain = new StringBuilder("sequence,previous,hash,inPackage\n");
        foreach (var line in lines)
        {
            chain.Append(
                CultureInfo.InvariantCulture,
                $"{line.Entry.Sequence},{line.Entry.Previous},{line.Entry.Hash},{(IsStep(line, attestation) ? "yes" : "no")}\n");
        }

        return chain.ToString();
    }

    private static bool IsStep(LedgerLine line, Guid attestation) =>
        line.Entry.Attestation == attestation && Transitions.IsStep(line.Entry.What);

    /// <returns>The very bytes whose hash is on record; null when those cannot be had.</returns>
    private static byte[]? DetailsOf(AttestationView view)
    {
        var bytes = view.Details is { } details ? JsonSerializer.SerializeToUtf8Bytes(details, LedgerJson.Default.AttestationDetails) : [];
        return string.Equals(Hashes.Sha256(bytes), view.Attestation.Request.DetailsHash, StringComparison.Ordinal) ? bytes : null;
    }

    private static Task AddTextAsync(EvidenceArchive archive, string name, string text, CancellationToken cancellationToken) =>
        archive.AddAsync(name, Encoding.UTF8.GetBytes(text), cancellationToken);
}
