using McaBot.Attestations;
using McaBot.Features.CarryOut;
using McaBot.PartnerCenter;
using McaBot.Tests.Attestations.Doubles;
using Microsoft.Extensions.Options;

namespace McaBot.Tests.Features.CarryOut;

/// <summary>What becomes of each answer of Partner Center.</summary>
public sealed class CarryOutHandlerTests
{
    private static readonly Guid Secret = new("5ec4e7aa-0000-4000-8000-00000000beef");
    private static readonly Guid Agreement = new("a9ee0000-0000-4000-8000-000000000001");

    private readonly Partner partner = new();
    private readonly ScriptedPartnerCenter center = new();

    [Fact]
    public async Task The_links_secret_goes_into_a_note_and_the_ledger_gets_its_hash()
    {
        center.Attestation = new(Guid.NewGuid(), Secret);
        var claimed = Claim(MessageKind.IssueLink, new LinkAsked());

        var (_, _, what, entry) = Assert.IsType<OutboxResult.Handled>(await IssueAsync(claimed));

        var issued = Assert.IsType<LinkIssued>(what);
        Assert.Equal(
            new Note(claimed.Key.Id, entry!.Value, partner.Details.Notes[issued.NoteHash].Salt, Secret.ToString("D")),
            partner.Details.Notes[issued.NoteHash]);
        Assert.Equal(claimed.Message.Id, issued.RequestId);
        Assert.Equal(partner.Time.GetUtcNow().AddDays(7), issued.Until);
        Assert.DoesNotContain(Secret.ToString("D"), what.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal([(claimed.Message.Id, Partner.Facts().Customer, Partner.Facts().Signatory)], center.Attestations);
    }

    [Fact]
    public async Task A_link_that_was_made_and_could_not_be_kept_is_one_that_may_be_there()
    {
        center.Attestation = new(Guid.NewGuid(), Secret);
        partner.Details.IsDown = true;

        var result = await IssueAsync(Claim(MessageKind.IssueLink, new LinkAsked()));

        Assert.Equal(OutboxResult.Later("storage-unavailable", ambiguous: true), result);
    }

    [Fact]
    public async Task The_agreement_is_made_with_the_last_links_secret_and_referred_to_without_it()
    {
        var (first, second) = (await LinkAsync(Guid.NewGuid()), await LinkAsync(Secret));
        center.Agreement = new(Guid.NewGuid(), Secret);
        var claimed = Claim(MessageKind.CreateAgreement, new LinkAsked(), first, new LinkAsked(), second, new AcceptanceReported());

        var completed = Assert.IsType<Completed>(StepOf(await CreateAsync(claimed)));

        Assert.Equal([(claimed.Message.Id, Partner.Customer, Secret)], center.Agreements);
        Assert.Equal(new Completed(claimed.Message.Id.ToString("D"), null, claimed.Message.Id, center.Agreement.CorrelationId), completed);

        center.Agreement = new(Guid.NewGuid(), Agreement);
        Assert.Equal(Agreement.ToString("D"), Assert.IsType<Completed>(StepOf(await CreateAsync(claimed))).Reference);
    }

    [Fact]
    public async Task The_agreement_stays_about_the_link_it_was_asked_for_whichever_comes_after()
    {
        var claimed = Claim(MessageKind.CreateAgreement, [new LinkAsked(), await LinkAsync(Secret), new AcceptanceReported()], _ =>
            [new LinkAsked(), LinkAsync(Guid.NewGuid()).Result]);
        center.Agreement = new(Guid.NewGuid(), Agreement);

        await CreateAsync(claimed);

        Assert.Equal([(claimed.Message.Id, Partner.Customer, Secret)], center.Agreements);
    }

    [Fact]
    public async Task What_may_be_our_own_is_not_called_attested_already()
    {
        center.Attestation = center.Agreement = new(Guid.NewGuid(), Problem: PartnerCenterProblem.AlreadyAttested, Code: "600061");
        center.Prior = new(false, new DateOnly(2025, 1, 2), "AGR-7");
        var agreement = Claim(
            MessageKind.CreateAgreement, [new LinkAsked(), await LinkAsync(Secret), new AcceptanceReported()], mayHaveActed: true);

        Assert.Equal(
            new Completed("AGR-7", null, agreement.Message.Id, center.Agreement.CorrelationId), StepOf(await CreateAsync(agreement)));
    }

    [Theory]
    [InlineData(PartnerCenterProblem.NotYetAccepted)]
    [InlineData(PartnerCenterProblem.LinkExpired)]
    [InlineData(PartnerCenterProblem.UnknownCustomer)]
    [InlineData(PartnerCenterProblem.NotAllowed)]
    [InlineData(PartnerCenterProblem.DataRefused)]
    [InlineData(PartnerCenterProblem.Other)]
    public async Task A_refusal_is_put_on_record_with_its_code_and_no_free_text(PartnerCenterProblem problem)
    {
        center.Attestation = center.Agreement = new(
            Guid.NewGuid(), Problem: problem, Code: "9003 08: Ada Martin <ada@contoso.example>" + new string('x', 100));
        var link = Claim(MessageKind.IssueLink, new LinkAsked());
        var agreement = Claim(MessageKind.CreateAgreement, new LinkAsked(), await LinkAsync(Secret), new AcceptanceReported());

        OutboxResult[] refused = [await IssueAsync(link), await CreateAsync(agreement)];

        Assert.All(refused, done =>
        {
            var refusal = Assert.IsType<PartnerCenterRefused>(StepOf(done));
            Assert.Equal(problem, refusal.Problem);
            Assert.Equal(32, refusal.Code.Length);
            Assert.DoesNotContain(refusal.Code, c => c is ' ' or '@' or '<');
        });
    }

    [Theory]
    [InlineData(PartnerCenterProblem.NotAllowed, true)]
    [InlineData(PartnerCenterProblem.UnknownCustomer, true)]
    [InlineData(PartnerCenterProblem.Other, true)]
    [InlineData(PartnerCenterProblem.NotYetAccepted, false)]
    [InlineData(PartnerCenterProblem.LinkExpired, false)]
    [InlineData(PartnerCenterProblem.DataRefused, false)]
    public async Task An_answer_about_something_else_does_not_close_what_an_unanswered_try_may_have_made(
        PartnerCenterProblem problem, bool isGivenUp)
    {
        center.Attestation = center.Agreement = new(Guid.NewGuid(), Problem: problem, Code: "900308");
        var link = Claim(MessageKind.IssueLink, [new LinkAsked()], mayHaveActed: true);
        var agreement = Claim(
            MessageKind.CreateAgreement, [new LinkAsked(), await LinkAsync(Secret), new AcceptanceReported()], mayHaveActed: true);

        foreach (var doing in new Func<Task<OutboxResult>>[] { () => IssueAsync(link), () => CreateAsync(agreement) })
        {
            if (isGivenUp)
            {
                Assert.Equal(OutboxResult.GiveUp("partner-center-900308"), await doing());
            }
            else
            {
                Assert.Equal(new PartnerCenterRefused(problem, "900308"), StepOf(await doing()));
            }
        }
    }

    [Theory]
    [InlineData("AGR-7", "AGR-7")]
    [InlineData(null, "600061")]
    [InlineData("no reference <at all>", "600061")]
    public async Task What_is_attested_already_is_read_back_and_completed_as_such(string? known, string reference)
    {
        center.Attestation = center.Agreement = new(Guid.NewGuid(), Problem: PartnerCenterProblem.AlreadyAttested, Code: "600061");
        center.Prior = new(false, new DateOnly(2025, 1, 2), known);
        var link = Claim(MessageKind.IssueLink, new LinkAsked());
        var agreement = Claim(MessageKind.CreateAgreement, new LinkAsked(), await LinkAsync(Secret), new AcceptanceReported());

        Assert.Equal(
            [
                new Completed(reference, true, link.Message.Id, center.Attestation.CorrelationId),
                new Completed(reference, true, agreement.Message.Id, center.Agreement.CorrelationId),
            ],
            [StepOf(await IssueAsync(link)), StepOf(await CreateAsync(agreement))]);
    }

    [Fact]
    public async Task Whatever_has_moved_on_is_not_asked_for()
    {
        Assert.Same(OutboxResult.Done, await IssueAsync(Claim(MessageKind.IssueLink, new LinkAsked(), new HandedOff(CarryOutWay.ByHand))));
        Assert.Same(OutboxResult.Done, await IssueAsync(Claim(MessageKind.IssueLink, new LinkAsked(), new Failed())));
        Assert.Same(
            OutboxResult.Done,
            await CreateAsync(Claim(MessageKind.CreateAgreement, new LinkAsked(), await LinkAsync(Secret), new Failed())));

        // Replayed by whoever still saw it among what was given up.
        Func<Guid, LedgerEvent[]> overtaken(MessageKind kind) =>
            effect => [new DeadLettered(effect, "503"), new MessageDue(Guid.NewGuid(), kind), new Requeued(effect)];
        Assert.Same(OutboxResult.Done, await IssueAsync(Claim(MessageKind.IssueLink, [new LinkAsked()], overtaken(MessageKind.IssueLink))));
        Assert.Same(
            OutboxResult.Done,
            await CreateAsync(
                Claim(MessageKind.CreateAgreement, [new LinkAsked(), await LinkAsync(Secret)], overtaken(MessageKind.CreateAgreement))));
        Assert.Empty(center.Attestations);
        Assert.Empty(center.Agreements);
    }

    [Fact]
    public async Task What_is_not_as_it_went_on_record_is_given_up_at_once_and_nothing_is_asked_of_Partner_Center()
    {
        var link = Claim(MessageKind.IssueLink, new LinkAsked());
        var agreement = Claim(MessageKind.CreateAgreement, new LinkAsked(), await LinkAsync(Secret), new AcceptanceReported());
        partner.Details.Details.Clear();
        partner.Details.Notes.Clear();

        Assert.IsType<OutboxResult.GivenUp>(await IssueAsync(link));
        Assert.IsType<OutboxResult.GivenUp>(await CreateAsync(agreement));
        Assert.Empty(center.Attestations);
        Assert.Empty(center.Agreements);
    }

    [Theory]
    [InlineData("details")]
    [InlineData("evidence")]
    public async Task Nor_is_an_agreement_made_when_only_the_facts_behind_a_sound_link_were_changed(string what)
    {
        var agreement = Claim(MessageKind.CreateAgreement, new LinkAsked(), await LinkAsync(Secret), new AcceptanceReported());
        if (what == "details") partner.Details.Details.Clear();
        partner.Details.IsEvidenceAltered = what == "evidence";

        Assert.Equal(OutboxResult.GiveUp("facts-altered"), await CreateAsync(agreement));
        Assert.Empty(center.Agreements);
    }

    private static CustomerLinks Links => new(Options.Create(new PartnerCenterOptions()));

    private Task<OutboxResult> IssueAsync(ClaimedMessage claimed) =>
        new IssueLink(center, partner.Details, OnRecord, new PriorAttestation(center), Links, partner.Time).DoAsync(claimed, default);

    private Task<OutboxResult> CreateAsync(ClaimedMessage claimed) =>
        new CreateAgreement(center, partner.Details, OnRecord, new PriorAttestation(center)).DoAsync(claimed, default);

    private FactsOnRecord OnRecord => new(partner.Memory, partner.Details, partner.Details);

    private async Task<LinkIssued> LinkAsync(Guid secret)
    {
        var hash = await partner.Details.WriteAsync(new Note(Guid.NewGuid(), Guid.NewGuid(), "salt", secret.ToString("D")), default);
        return new LinkIssued(hash, Guid.NewGuid(), Guid.NewGuid());
    }

    private ClaimedMessage Claim(MessageKind kind, params LedgerEvent[] sinceApproval) => Claim(kind, sinceApproval, null);

    /// <summary>The message as it stands when these steps followed the approval, and these things its becoming due.</summary>
    private ClaimedMessage Claim(
        MessageKind kind, LedgerEvent[] sinceApproval, Func<Guid, LedgerEvent[]>? since = null, bool mayHaveActed = false)
    {
        var details = partner.Details.WriteAsync(
            new AttestationDetails(Guid.NewGuid(), "salt", Partner.Facts().Customer, Partner.Facts().Signatory, "T-1"), default).Result;
        var effect = Guid.NewGuid();
        var sinceDue = since?.Invoke(effect);
        var id = Guid.NewGuid();
        var before = Entries.Of(
            id,
            [
                Entries.Requested() with
                {
                    DetailsHash = details,
                    Evidence = [new string('e', 64)],
                },
                new Assigned(ApprovalRoute.Manager, [Partner.Manager]),
                new Approved(),
                .. sinceApproval,
            ]);
        var link = kind == MessageKind.CreateAgreement ? before.LastOrDefault(e => e.What is LinkIssued)?.Id.ToString("D") : null;
        var attestation = Entries
            .Ledger([.. before, .. Entries.Of(id, [new MessageDue(effect, kind, link, "one"), .. sinceDue ?? []])])
            .Find(id)!;
        return new ClaimedMessage(
            attestation, attestation.Messages[effect], new Progress(Entries.At, "one", 1, 1, MayHaveActed: mayHaveActed));
    }

    private static LedgerEvent StepOf(OutboxResult result) => Assert.IsType<OutboxResult.Handled>(result).What!;

    private sealed class ScriptedPartnerCenter : IPartnerCenter
    {
        public PartnerCenterAnswer Attestation { get; set; } = null!;

        public PartnerCenterAnswer Agreement { get; set; } = null!;

        public PriorAcceptance? Prior { get; set; }

        public List<(Guid RequestId, Customer Customer, Signatory Signatory)> Attestations { get; } = [];

        public List<(Guid RequestId, Guid Customer, Guid Attestation)> Agreements { get; } = [];

        public Task<PartnerCenterAnswer> CreateAttestationAsync(
            Guid requestId, Customer customer, Signatory signatory, CancellationToken cancellationToken)
        {
            Attestations.Add((requestId, customer, signatory));
            return Task.FromResult(Attestation);
        }

        public Task<PartnerCenterAnswer> CreateAgreementAsync(
            Guid requestId, Guid customer, Guid attestation, CancellationToken cancellationToken)
        {
            if (Agreements.Count == 0)
            {
                Agreements.Add((requestId, customer, attestation));
            }

            return Task.FromResult(Agreement);
        }

        public Task<PriorAcceptance?> PriorAcceptanceAsync(Guid customer, CancellationToken cancellationToken) =>
            Task.FromResult<PriorAcceptance?>(null);

        public Task<PriorAcceptance?> ReadBackAsync(Guid customer, CancellationToken cancellationToken) => Task.FromResult(Prior);

        public Task<IReadOnlyList<KnownCustomer>> FindCustomersAsync(string text, int most, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<KnownCustomer>>([]);

        public Task<CustomerStanding> StandingOfAsync(Guid customer, CancellationToken cancellationToken) =>
            Task.FromResult(CustomerStanding.NotAsked);

        public Task<string?> CountryOfAsync(Guid customer, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
    }
}
