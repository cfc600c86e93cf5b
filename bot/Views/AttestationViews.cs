using McaBot.PartnerCenter;
using McaBot.Platform.Settings;

namespace McaBot.Views;

/// <summary>Gathers what a card about an attestation shows.</summary>
internal sealed class AttestationViews(
    FactsOnRecord onRecord, DisplayNameCache displayNames, ReminderPolicy reminders, IPartnerCenter partnerCenter, CustomerLinks links,
    IOutboxProgress progress, ILedger ledger, IOptions<AttestationOptions> limits, IOptions<PartnerOptions> partner)
{
    /// <summary>
    /// What whoever holds a card drawn for <paramref name="audience"/> may see: the customer's link is for the requester's eyes only.
    /// </summary>
    /// <param name="facts">What it is about, where it was read in this turn; null to read it.</param>
    public Task<AttestationView> ViewAsync(
        Attestation attestation, Audience audience, Guid person, FactsRead? facts, CancellationToken cancellationToken) =>
        ViewAsync(attestation, audience, person, facts, mayHaveFailed: true, cancellationToken);

    /// <param name="mayHaveFailed">
    /// False where what Partner Center is asked for was asked for a moment ago: it has not been tried yet.
    /// </param>
    /// <inheritdoc cref="ViewAsync(Attestation, Audience, Guid, FactsRead?, CancellationToken)"/>
    public async Task<AttestationView> ViewAsync(
        Attestation attestation, Audience audience, Guid person, FactsRead? facts, bool mayHaveFailed, CancellationToken cancellationToken)
    {
        var reading = facts is null ? onRecord.ReadAsync(attestation, cancellationToken) : Task.FromResult(facts);
        var viewing = ViewAsync(attestation, reading, cancellationToken);
        var isToDecide = audience == Audience.Approver && attestation.State == AttestationState.Requested;
        var checking = isToDecide ? GatherAsync(attestation, cancellationToken) : Task.FromResult<ToCheck?>(null);
        var trying =
            mayHaveFailed && audience == Audience.Requester && attestation.AwaitsPartnerCenter
                ? IsRetryingAsync(attestation, cancellationToken)
                : Task.FromResult(false);
        await Task.WhenAll(viewing, checking, trying);
        var link = audience == Audience.Requester && person == attestation.Requester.ObjectId ? Link(attestation, await reading) : null;
        var view = await viewing with { Link = link, IsRetrying = await trying, Reader = person, Partner = partner.Value.Name };
        return await checking is { } known
        ? view with
        {
            Prior = known.Prior,
            Checks = ApprovalChecks.Run(
                attestation, view.Details, known.Ledger, limits.Value.EarliestDateAgreed, known.Prior, known.Standing),
        }
        : view;
    }

    /// <summary>
    /// With the attestation that its customer has now, where this one came to nothing: there is nothing to ask again then.
    /// </summary>
    public async Task<AttestationView> WithLaterAsync(AttestationView view, Audience audience, CancellationToken cancellationToken)
    {
        if (audience != Audience.Requester || view.Attestation is not { IsOpen: false, Completion: null } ended)
        {
            return view;
        }

        var others = (await LedgerAsync(ended.Key.Customer, cancellationToken))?.Attestations.Values ?? [];
        return view with
        {
            Later = others.FirstOrDefault(a => a.IsOpen || (a.Completion is not null && a.RequestedAt > ended.RequestedAt)),
        };
    }

    /// <summary>What anybody may see who may see the attestation at all.</summary>
    public Task<AttestationView> ViewAsync(Attestation attestation, CancellationToken cancellationToken) =>
        ViewAsync(attestation, onRecord.ReadAsync(attestation, cancellationToken), cancellationToken);

    /// <summary>The customer's link, for the requester's eyes only: whoever holds it can accept.</summary>
    /// <returns>Null while there is none, once it is spent, and when what it is about is not as it went on record.</returns>
    public async Task<CustomerLink?> LinkAsync(Attestation attestation, CancellationToken cancellationToken) =>
        attestation.State == AttestationState.LinkIssued
            ? Link(attestation, await onRecord.ReadAsync(attestation, cancellationToken))
            : null;

    private async Task<AttestationView> ViewAsync(Attestation attestation, Task<FactsRead> reading, CancellationToken cancellationToken)
    {
        var naming = displayNames.ReadAsync(
            [attestation.Requester.ObjectId, .. Asked(attestation), .. attestation.Steps.Select(s => s.Actor.ObjectId)], cancellationToken);
        await Task.WhenAll(reading, naming);
        var read = await reading;
        return new AttestationView(
            attestation, read.Details, await naming, read.Reason, reminders.ExpiryOf(attestation), reminders.HasApproverGroup)
        {
            Altered = read.Altered,
            Comment = read.Comment,
        };
    }

    /// <summary>What the checks for whoever decides need besides the record itself.</summary>
    private async Task<ToCheck?> GatherAsync(Attestation attestation, CancellationToken cancellationToken)
    {
        var customer = attestation.Key.Customer;
        var reading = LedgerAsync(customer, cancellationToken);
        var knowing = partnerCenter.PriorAcceptanceAsync(customer, cancellationToken);
        var standing = partnerCenter.StandingOfAsync(customer, cancellationToken);
        await Task.WhenAll(reading, knowing, standing);
        return new ToCheck(await reading, await knowing, await standing);
    }

    /// <summary>A card without one of its checks is better than none.</summary>
    private async Task<CustomerLedger?> LedgerAsync(Guid customer, CancellationToken cancellationToken)
    {
        try
        {
            return await ledger.ReadAsync(customer, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            return null;
        }
    }

    /// <summary>Whether a try at Partner Center has failed already and another is due. It is worth no failure to know.</summary>
    private async Task<bool> IsRetryingAsync(Attestation attestation, CancellationToken cancellationToken)
    {
        try
        {
            var noted = await progress.ReadAsync(attestation.Key.Customer, cancellationToken);
            return attestation.PendingMessages.Any(e =>
                e.IsOfPartnerCenter && noted.GetValueOrDefault(e.Id) is { Why: not null } tried && tried.Requeues == e.Requeues);
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    /// <summary>Now and before: the history names them all.</summary>
    private static IEnumerable<Guid> Asked(Attestation attestation) =>
        attestation.Steps.Select(s => s.What).OfType<Assigned>().SelectMany(a => a.Approvers);

    private CustomerLink? Link(Attestation attestation, FactsRead read) =>
        attestation is { State: AttestationState.LinkIssued, Link.What: LinkIssued issued }
        && !read.AreAltered
        && Guid.TryParseExact(read.Link, "D", out var secret)
            ? new CustomerLink(
                links.AddressOf(secret), issued.Until is { } until ? CustomerClock.At(until, attestation.Request.Country) : null)
            : null;

    private sealed record ToCheck(CustomerLedger? Ledger, PriorAcceptance? Prior, CustomerStanding Standing);
}
