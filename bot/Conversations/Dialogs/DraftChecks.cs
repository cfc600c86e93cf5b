using McaBot.Attestations;
using McaBot.Hosting;
using Microsoft.Extensions.Options;

namespace McaBot.Conversations.Dialogs;

/// <summary>Checks a draft's forms, whose values were read when they were said, against the settings and the person's own date.</summary>
public sealed class DraftChecks(IOptions<AttestationOptions> attestation, PartnerTenants partner)
{
    public DateOnly Earliest => attestation.Value.EarliestDateAgreed;

    public Checked<Customer> Customer(Draft draft) => CustomerForm.Check(draft.Inputs, partner.Ids);

    public Checked<SignedAcceptance> Acceptance(Draft draft, Speaker speaker) =>
        AcceptanceForm.Check(draft.Inputs, Earliest, speaker.Today);

    /// <summary>All that would be attested to; null while any part is missing or wrong.</summary>
    public AttestationFacts? Facts(Draft draft, Speaker speaker) =>
        Code.Parse<Scenario>(draft.Scenario) is { } scenario
        && Customer(draft).Value is { } customer
        && Acceptance(draft, speaker).Value is { } signed
            ? new(scenario, customer, signed.Signatory, signed.Acceptance, draft.Evidence.Count > 0 ? [.. draft.Evidence] : null)
            : null;
}
