using McaBot.Attestations;
using McaBot.Cards;
using McaBot.PartnerCenter;

namespace McaBot.Presentation;

/// <summary>Gathers what a card about an attestation shows.</summary>
public sealed class AttestationViews(
    IDetails details, NameBook names, LifePolicy life, IPartnerCenter partnerCenter, CustomerLinks links, IOutboxProgress progress)
{
    /// <summary>What whoever holds a card drawn for <paramref name="audience"/> may see: the customer's link is for the requester's eyes only.</summary>
    public async Task<AttestationView> OfAsync(Attestation attestation, Audience audience, Guid person, CancellationToken cancellationToken)
    {
        var viewing = OfAsync(attestation, cancellationToken);
        var linking = audience == Audience.Requester && person == attestation.Requester.ObjectId
            ? LinkAsync(attestation, cancellationToken)
            : Task.FromResult<CustomerLink?>(null);
        var knowing = audience == Audience.Approver && attestation.State == AttestationState.Requested
            ? partnerCenter.PriorAcceptanceAsync(attestation.Key.Customer, cancellationToken)
            : Task.FromResult<PriorAcceptance?>(null);
        var trying = audience == Audience.Requester && attestation.AwaitsPartnerCenter ? IsRetryingAsync(attestation, cancellationToken) : Task.FromResult(false);
        await Task.WhenAll(viewing, linking, knowing, trying);
        return await viewing with { Link = await linking, Prior = await knowing, IsRetrying = await trying };
    }

    /// <summary>What anybody may see who may see the attestation at all.</summary>
    public async Task<AttestationView> OfAsync(Attestation attestation, CancellationToken cancellationToken)
    {
        var id = attestation.Key.Id;
        var reading = details.ReadAsync(id, attestation.Request.DetailsHash, cancellationToken);
        var naming = names.OfAsync([attestation.Requester.ObjectId, .. Asked(attestation), .. attestation.Steps.Select(s => s.Actor.ObjectId)], cancellationToken);
        var noting = attestation.Decision is { What: Rejected rejected } decision
            ? details.ReadNoteAsync(id, decision.Id, rejected.NoteHash, cancellationToken)
            : Task.FromResult<Note?>(null);
        await Task.WhenAll(reading, naming, noting);
        return new AttestationView(attestation, await reading, await naming, (await noting)?.Text, life.ExpiryOf(attestation), life.HasApproverGroup);
    }

    /// <summary>Whether a try at Partner Center has failed already and another is due. It is worth no failure to know.</summary>
    private async Task<bool> IsRetryingAsync(Attestation attestation, CancellationToken cancellationToken)
    {
        try
        {
            var noted = await progress.ReadAsync(attestation.Key.Customer, cancellationToken);
            return attestation.UnsettledEffects.Any(e => e.IsOfPartnerCenter && noted.GetValueOrDefault(e.Id) is { Why: not null } tried && tried.Requeues == e.Requeues);
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    /// <summary>Now and before: the history names them all.</summary>
    private static IEnumerable<Guid> Asked(Attestation attestation) => attestation.Steps.Select(s => s.What).OfType<Assigned>().SelectMany(a => a.Approvers);

    /// <summary>The customer's link, for the requester's eyes only: whoever holds it can accept.</summary>
    /// <returns>Null while there is none, once it is spent, and when its note was erased.</returns>
    public async Task<CustomerLink?> LinkAsync(Attestation attestation, CancellationToken cancellationToken) =>
        attestation is { State: AttestationState.LinkIssued, Link: { What: LinkIssued issued } entry }
        && await details.ReadNoteAsync(attestation.Key.Id, entry.Id, issued.NoteHash, cancellationToken) is { } note
        && Guid.TryParseExact(note.Text, "D", out var secret)
            ? new CustomerLink(links.For(secret), issued.Until)
            : null;
}
