using McaBot.Storage.Ledger;
using McaBot.Teams.Files;
using Microsoft.Bot.Schema;

namespace McaBot.Features.Attest.Evidence;

/// <summary>Hands an attestation's files to somebody who may have them: one as it is, several in one archive.</summary>
internal sealed class EvidenceBundle(BlobEvidence evidence, FileOffers offers)
{
    /// <param name="files">One at least.</param>
    /// <param name="description">Of the offer, read on its card.</param>
    public async Task<EvidenceOffer> OfferAsync(
        Guid person, Attestation attestation, IReadOnlyList<EvidenceFile> files, string description, CancellationToken cancellationToken)
    {
        var missing = 0;
        (EvidenceFile File, ReadOnlyMemory<byte> Content)? first = null;
        for (; first is null && missing < files.Count; missing += first is null ? 1 : 0)
        {
            first = await ReadAsync(attestation, files[missing], cancellationToken);
        }

        if (first is not var (file, content))
        {
            return new(null, false);
        }

        if (files.Count == 1)
        {
            var only = await offers.OfferAsync(
                person, file.Name, description, (stream, token) => stream.WriteAsync(content, token).AsTask(), cancellationToken);
            return new(only, true);
        }

        var start = missing;
        var offer = await offers.OfferAsync(person, $"{attestation.Number}.zip", description, async (stream, token) =>
        {
            await using var archive = await EvidenceArchive.BeginAsync(stream, token);
            await archive.AddAsync(EvidenceArchive.NameOf(start + 1, file.Name), content, token);
            for (var i = start + 1; i < files.Count; i++)
            {
                if (await ReadAsync(attestation, files[i], token) is var (next, bytes))
                {
                    await archive.AddAsync(EvidenceArchive.NameOf(i + 1, next.Name), bytes, token);
                }
                else
                {
                    missing++;
                }
            }
        }, cancellationToken);
        return new(offer, missing == 0);
    }

    private async Task<(EvidenceFile File, ReadOnlyMemory<byte> Content)?> ReadAsync(
        Attestation attestation, EvidenceFile file,
        CancellationToken cancellationToken) =>
        await evidence.ReadAsync(attestation.Key.Id, file.Sha256, cancellationToken) is { } content ? (file, content) : null;
}
