using McaBot.Platform.Settings;
using McaBot.Turns;

namespace McaBot.Features.Attest;

/// <summary>Checks a draft's forms, whose values were read when they were said, against the settings and the person's own date.</summary>
internal sealed class DraftChecks(IOptions<AttestationOptions> attestation, PartnerTenants partner)
{
    public DateOnly Earliest => attestation.Value.EarliestDateAgreed;

    public FormResult<Customer> Customer(Draft draft) => CustomerForm.Check(draft.Inputs, partner.Ids);

    public FormResult<SignedAcceptance> Acceptance(Draft draft, Caller caller) =>
        AcceptanceForm.Check(draft.Inputs, Earliest, caller.Today);

    /// <summary>All that would be attested to; null while any part is missing or wrong.</summary>
    public AttestationFacts? Facts(Draft draft, Caller caller) =>
        Code.Parse<Scenario>(draft.Scenario) is { } scenario
        && Customer(draft).Value is { } customer
        && Acceptance(draft, caller).Value is { } signed
            ? new(scenario, customer, signed.Signatory, signed.Acceptance, draft.Evidence.Count > 0 ? [.. draft.Evidence] : null)
            : null;
}
