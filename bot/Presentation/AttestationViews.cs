using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Presentation;

/// <summary>Gathers what a card about an attestation shows.</summary>
public sealed class AttestationViews(IDetails details, NameBook names)
{
    public async Task<AttestationView> OfAsync(Attestation attestation, CancellationToken cancellationToken)
    {
        var id = attestation.Key.Id;
        var reading = details.ReadAsync(id, attestation.Request.DetailsHash, cancellationToken);
        var naming = names.OfAsync([attestation.Requester.ObjectId, .. attestation.Assignment?.Approvers ?? [], .. attestation.Steps.Select(s => s.Actor.ObjectId)], cancellationToken);
        var noting = attestation.Decision is { What: Rejected rejected } decision
            ? details.ReadNoteAsync(id, decision.Id, rejected.NoteHash, cancellationToken)
            : Task.FromResult<Note?>(null);
        await Task.WhenAll(reading, naming, noting);
        return new AttestationView(attestation, await reading, await naming, (await noting)?.Text);
    }
}
