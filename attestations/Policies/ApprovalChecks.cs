using System.Globalization;

namespace McaBot.Attestations;

/// <summary>
/// What McaBot checks for whoever decides, from what is on record at the moment the card is drawn. It decides nothing, and what cannot be
/// told is said to be not known.
/// </summary>
public static class ApprovalChecks
{
    /// <summary>Every tenant has one; people hardly ever write from it, so it says nothing of their addresses.</summary>
    private const string DefaultDomain = ".onmicrosoft.com";

    /// <summary>A day may have begun where the agent is and not yet where the ledger's clock is.</summary>
    private static readonly TimeSpan FarthestAhead = TimeSpan.FromHours(14);

    /// <param name="details">Null where they are not held.</param>
    /// <param name="ledger">The customer's; null where it could not be read.</param>
    /// <param name="earliest">The agreement's cut-off.</param>
    /// <param name="prior">What Partner Center knows of an earlier acceptance.</param>
    public static IReadOnlyList<ApprovalCheck> Run(
        Attestation attestation, AttestationDetails? details, CustomerLedger? ledger, DateOnly earliest, PriorAcceptance? prior,
        CustomerStanding standing) =>
        [
            EmailDomain(details),
            Day(attestation, earliest),
            Evidence(attestation, details),
            OtherAttestations(attestation, ledger, prior),
            .. standing == CustomerStanding.NotAsked ? Array.Empty<ApprovalCheck>() : [KnownCustomer(standing)],
        ];

    private static ApprovalCheck EmailDomain(AttestationDetails? details)
    {
        if (details is null || details.Signatory.Email.LastIndexOf('@') is not (>= 0 and var at))
        {
            return new(ApprovalCheckKind.EmailDomain, CheckResult.NotKnown);
        }

        var (domain, customers) = (details.Signatory.Email[(at + 1)..], details.Customer.Domain);
        var isCustomers = domain.Equals(customers, StringComparison.OrdinalIgnoreCase)
            || domain.EndsWith($".{customers}", StringComparison.OrdinalIgnoreCase);
        var otherwise = customers.EndsWith(DefaultDomain, StringComparison.OrdinalIgnoreCase)
            ? CheckResult.NotKnown
            : CheckResult.Attention;
        return new(ApprovalCheckKind.EmailDomain, isCustomers ? CheckResult.Passed : otherwise, domain);
    }

    private static ApprovalCheck Day(Attestation attestation, DateOnly earliest)
    {
        var latest = DateOnly.FromDateTime((attestation.RequestedAt + FarthestAhead).UtcDateTime);
        var isWithin = attestation.Request.DateAgreed >= earliest && attestation.Request.DateAgreed <= latest;
        return new(ApprovalCheckKind.Day, isWithin ? CheckResult.Passed : CheckResult.Attention);
    }

    private static ApprovalCheck Evidence(Attestation attestation, AttestationDetails? details)
    {
        var (recorded, named) = (attestation.Request.Evidence?.Count ?? 0, details?.Evidence?.Count ?? 0);
        return recorded == 0 && named == 0
            ? new(ApprovalCheckKind.Evidence, CheckResult.Attention)
            : new(
                ApprovalCheckKind.Evidence,
                recorded == named ? CheckResult.Passed : CheckResult.NotKnown,
                recorded.ToString(CultureInfo.InvariantCulture));
    }

    private static ApprovalCheck OtherAttestations(Attestation attestation, CustomerLedger? ledger, PriorAcceptance? prior)
    {
        if (ledger is null or { Fault: not null })
        {
            return new(ApprovalCheckKind.OtherAttestations, CheckResult.NotKnown);
        }

        var other = ledger.Attestations.Values
            .Where(a => a.Key.Id != attestation.Key.Id && (a.IsOpen || a.State == AttestationState.Completed))
            .MaxBy(a => a.RequestedAt);
        return other is null && prior is null
            ? new(ApprovalCheckKind.OtherAttestations, CheckResult.Passed)
            : new(ApprovalCheckKind.OtherAttestations, CheckResult.Attention, other?.Number);
    }

    private static ApprovalCheck KnownCustomer(CustomerStanding standing) => new(
        ApprovalCheckKind.KnownCustomer,
        standing switch
        {
            CustomerStanding.Known => CheckResult.Passed,
            CustomerStanding.Unknown => CheckResult.Attention,
            _ => CheckResult.NotKnown,
        });
}
