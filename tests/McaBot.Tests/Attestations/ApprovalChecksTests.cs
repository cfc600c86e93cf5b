using McaBot.Attestations;
using McaBot.Tests.Attestations.Doubles;

namespace McaBot.Tests.Attestations;

public sealed class ApprovalChecksTests
{
    private static readonly DateOnly Earliest = new(2023, 4, 1);
    private static readonly Guid Id = Guid.NewGuid();

    [Theory]
    [InlineData("a@contoso.com", "contoso.com", CheckResult.Passed)]
    [InlineData("a@CONTOSO.com", "contoso.com", CheckResult.Passed)]
    [InlineData("a@mail.contoso.com", "contoso.com", CheckResult.Passed)]
    [InlineData("a@notcontoso.com", "contoso.com", CheckResult.Attention)]
    [InlineData("a@contoso.com.evil.example", "contoso.com", CheckResult.Attention)]
    [InlineData("a@gmail.com", "contoso.com", CheckResult.Attention)]
    [InlineData("a@contoso.com", "contoso.onmicrosoft.com", CheckResult.NotKnown)]
    public void An_address_is_the_customers_by_its_whole_domain_or_one_below_it(string email, string domain, CheckResult expected)
    {
        var check = Of(Details(email, domain), Ledger(), ApprovalCheckKind.EmailDomain);

        Assert.Equal(expected, check.Result);
        Assert.Equal(email[(email.IndexOf('@', StringComparison.Ordinal) + 1)..], check.Value);
    }

    [Fact]
    public void Without_the_details_what_needs_them_is_not_known()
    {
        Assert.Equal(CheckResult.NotKnown, Of(null, Ledger(), ApprovalCheckKind.EmailDomain).Result);
    }

    [Fact]
    public void A_day_before_the_cut_off_or_after_the_request_needs_attention()
    {
        var attestation = Ledger().Find(Id)!;
        var asked = DateOnly.FromDateTime(attestation.RequestedAt.UtcDateTime);

        Assert.Equal(CheckResult.Passed, OfDay(attestation, Earliest));
        Assert.Equal(CheckResult.Attention, OfDay(attestation, Earliest.AddDays(-1)));
        Assert.Equal(CheckResult.Passed, OfDay(attestation, asked));
        Assert.Equal(CheckResult.Attention, OfDay(attestation, asked.AddDays(2)));
    }

    [Fact]
    public void No_file_needs_attention_and_files_that_the_details_do_not_name_are_not_known()
    {
        var file = new EvidenceFile("a.pdf", "application/pdf", 1, new string('a', 64));
        var details = Details("a@contoso.com", "contoso.com");

        Assert.Equal(CheckResult.Attention, OfEvidence(null, details).Result);
        Assert.Equal(
            new ApprovalCheck(ApprovalCheckKind.Evidence, CheckResult.Passed, "1"),
            OfEvidence([file.Sha256], details with { Evidence = [file] }));
        Assert.Equal(CheckResult.NotKnown, OfEvidence([file.Sha256], details).Result);
    }

    [Fact]
    public void Another_attestation_is_named_and_an_unread_ledger_is_no_clean_bill()
    {
        var earlier = Guid.NewGuid();
        var approved = new LedgerEvent[]
        {
            Entries.Requested(),
            new Assigned(ApprovalRoute.Manager, [Partner.Manager]),
            new Approved(),
            new HandedOff(),
        };
        var both = Entries.Ledger([.. Entries.Of(earlier, [.. approved, new Completed("R-1")]), .. Entries.Of(Id, Entries.Requested())]);
        var givenUp = Entries.Ledger([.. Entries.Of(earlier, [.. approved, new Failed()]), .. Entries.Of(Id, Entries.Requested())]);

        Assert.Equal(CheckResult.Passed, Of(null, Ledger(), ApprovalCheckKind.OtherAttestations).Result);
        Assert.Equal(
            new ApprovalCheck(ApprovalCheckKind.OtherAttestations, CheckResult.Attention, AttestationKey.NumberOf(earlier)),
            Of(null, both, ApprovalCheckKind.OtherAttestations));
        Assert.Equal(CheckResult.Passed, Of(null, givenUp, ApprovalCheckKind.OtherAttestations).Result);
        Assert.Equal(
            CheckResult.NotKnown,
            ApprovalChecks
                .Run(Ledger().Find(Id)!, null, null, Earliest, null, CustomerStanding.NotAsked)
                .Single(c => c.Kind == ApprovalCheckKind.OtherAttestations)
                .Result);
        Assert.Equal(
            CheckResult.Attention,
            ApprovalChecks.Run(Ledger().Find(Id)!, null, Ledger(), Earliest, new PriorAcceptance(true), CustomerStanding.NotAsked)
                .Single(c => c.Kind == ApprovalCheckKind.OtherAttestations).Result);
    }

    [Theory]
    [InlineData(CustomerStanding.NotAsked, null)]
    [InlineData(CustomerStanding.Known, CheckResult.Passed)]
    [InlineData(CustomerStanding.Unknown, CheckResult.Attention)]
    [InlineData(CustomerStanding.NotRead, CheckResult.NotKnown)]
    public void What_Partner_Center_says_of_the_customer_is_told_where_it_is_asked_alone(CustomerStanding standing, CheckResult? expected)
    {
        var checks = ApprovalChecks.Run(Ledger().Find(Id)!, null, Ledger(), Earliest, null, standing);

        Assert.Equal(expected, checks.SingleOrDefault(c => c.Kind == ApprovalCheckKind.KnownCustomer)?.Result);
    }

    private static CustomerLedger Ledger() => Entries.Ledger(Entries.Of(Id, Entries.Requested()));

    private static AttestationDetails Details(string email, string domain) => new(
        Id, "salt", new Customer(Partner.Customer, domain, "Contoso", "FR", "fr-FR"), new Signatory("A", "B", email, null), "T-1");

    private static ApprovalCheck Of(AttestationDetails? details, CustomerLedger ledger, ApprovalCheckKind kind) =>
        ApprovalChecks.Run(ledger.Find(Id)!, details, ledger, Earliest, null, CustomerStanding.NotAsked).Single(c => c.Kind == kind);

    private static CheckResult OfDay(Attestation attestation, DateOnly day) =>
    ApprovalChecks
        .Run(
            attestation with
            {
                Request = attestation.Request with { DateAgreed = day },
            },
            null,
            null,
            Earliest,
            null,
            CustomerStanding.NotAsked)
        .Single(c => c.Kind == ApprovalCheckKind.Day)
        .Result;

    private static ApprovalCheck OfEvidence(IReadOnlyList<string>? onRecord, AttestationDetails details)
    {
        var attestation = Ledger().Find(Id)!;
        return ApprovalChecks
        .Run(
            attestation with
            {
                Request = attestation.Request with { Evidence = onRecord },
            },
            details,
            null,
            Earliest,
            null,
            CustomerStanding.NotAsked)
        .Single(c => c.Kind == ApprovalCheckKind.Evidence);
    }
}
