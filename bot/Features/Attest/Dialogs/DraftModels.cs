namespace McaBot.Features.Attest.Dialogs;

/// <summary>Takes the facts of an attestation that came to nothing over into a new draft, for its requester to correct.</summary>
internal sealed class DraftModels(ILedger ledger, IDetails details)
{
    /// <returns>False when there is nothing to take over, or it is somebody else's.</returns>
    public async Task<bool> TakeAsync(Draft draft, Guid person, AttestationKey? model, CancellationToken cancellationToken)
    {
        if (model is not { } key
            || (await ledger.ReadAsync(key.Customer, cancellationToken)).Find(key.Id) is not { } attestation
            || attestation.Requester.ObjectId != person
            || (await details.ReadAsync(attestation, cancellationToken)).Value is not { } facts)
        {
            return false;
        }

        draft.Scenario = Code.Of(attestation.Request.Scenario);
        draft.Inputs = new Dictionary<string, string>
        {
            [Fields.TenantId] = facts.Customer.TenantId.ToString("D"),
            [Fields.Domain] = facts.Customer.Domain,
            [Fields.CompanyName] = facts.Customer.CompanyName,
            [Fields.Country] = facts.Customer.Country,
            [Fields.Language] = facts.Customer.Language,
            [Fields.FirstName] = facts.Signatory.FirstName,
            [Fields.LastName] = facts.Signatory.LastName,
            [Fields.Email] = facts.Signatory.Email,
            [Fields.Phone] = facts.Signatory.Phone ?? "",
            [Fields.DateAgreed] = TypedDay.Iso(attestation.Request.DateAgreed),
            [Fields.Obtained] = Code.Of(attestation.Request.Obtained),
            [Fields.Ticket] = facts.Ticket,
        };
        return true;
    }
}
