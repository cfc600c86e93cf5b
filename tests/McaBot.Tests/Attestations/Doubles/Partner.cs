using McaBot.Attestations;
using Microsoft.Extensions.Time.Testing;

namespace McaBot.Tests.Attestations.Doubles;

/// <summary>A partner with an agent, the agent's manager, two approvers and an outsider, and one customer.</summary>
internal sealed class Partner
{
    public static readonly Guid Tenant = new("99999999-0000-4000-8000-000000000000");
    public static readonly Guid Customer = new("11111111-0000-4000-8000-000000000000");
    public static readonly Guid Agent = new("aaaaaaaa-0000-4000-8000-000000000001");
    public static readonly Guid Manager = new("aaaaaaaa-0000-4000-8000-000000000002");
    public static readonly Guid Approver = new("aaaaaaaa-0000-4000-8000-000000000003");
    public static readonly Guid OtherApprover = new("aaaaaaaa-0000-4000-8000-000000000004");
    public static readonly Guid Outsider = new("aaaaaaaa-0000-4000-8000-000000000005");
    public static readonly IReadOnlyList<Guid> Everybody = [Agent, Manager, Approver, OtherApprover, Outsider];

    private readonly ILedger ledger;

    /// <param name="ledger">In place of the one in memory.</param>
    public Partner(Turnstile? turnstile = null, ILedger? ledger = null)
    {
        Memory = new MemoryLedger(turnstile);
        Progress = new MemoryProgress(turnstile);
        this.ledger = ledger ?? Memory;
        Directory = new MemoryDirectory(turnstile);
        foreach (var person in Everybody)
        {
            Directory.Add(person);
        }

        Directory.Roles[Agent] = [PartnerRole.AdminAgents];
        Directory.Managers[Agent] = Manager;
        Directory.Group.UnionWith([Approver, OtherApprover]);
        Service = ServiceOf(this.ledger, "one");
        Outbox = OutboxOf("one");
    }

    public MemoryLedger Memory { get; }

    public MemoryProgress Progress { get; }

    public MemoryDirectory Directory { get; }

    public MemoryDetails Details { get; } = new();

    public FixedAgreement Agreement { get; } = new();

    public WokenOutbox Messages { get; } = new();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 4, 9, 0, 0, TimeSpan.Zero));

    public RetryPolicy Policy { get; } = new();

    public AttestationService Service { get; }

    public OutboxStore Outbox { get; }

    public CustomerLedger Ledger => Memory.Now(Customer);

    public AttestationService ServiceOf(ILedger ledger, string instance, CarryOutPolicy? carryOut = null) =>
    new(
        ledger, Details, new FactsOnRecord(ledger, Details, Details),
        AttestPolicyOf(Directory, PartnerRole.GlobalAdministrator, PartnerRole.AdminAgents), ApproversOf(Directory), AgainOf(Directory),
        carryOut ?? new(CarryOutWay.ByHand), Agreement, Messages, new Instance(instance), Time);

    public CarryOutService CarryOutOf(ILedger ledger, string instance, CarryOutPolicy carryOut) =>
    new(
        ledger, new FactsOnRecord(ledger, Details, Details), AttestPolicyOf(Directory, PartnerRole.AdminAgents), carryOut, Messages,
        new Instance(instance), Time);

    public static AccountPolicy AccountsOf(IDirectory directory) => new(directory, new PartnerTenants(new HashSet<Guid> { Tenant }));

    public static AttestPolicy AttestPolicyOf(IDirectory directory, params PartnerRole[] mayAttest) =>
        new(directory, AccountsOf(directory), mayAttest);

    public static ApproverPolicy ApproversOf(IDirectory directory) => new(directory, AccountsOf(directory));

    public static AskAgainPolicy AgainOf(IDirectory directory) => new(directory, ApproversOf(directory));

    public static RecordsPolicy RecordsOf(IDirectory directory, params PartnerRole[] mayAttest) =>
        new(directory, AccountsOf(directory), AttestPolicyOf(directory, mayAttest), ApproversOf(directory));

    public ReminderPolicy Life { get; set; } = new();

    /// <param name="other">The ledger as another process has it.</param>
    public ReminderService RemindersOf(string instance, ILedger? other = null) =>
    new(
        other ?? ledger, ApproversOf(Directory), AccountsOf(Directory), AgainOf(Directory), Life, Messages, new Instance(instance), Time);

    public ExpiryProcess ExpiryProcessOf(string instance, ILedger? other = null) =>
        new(other ?? ledger, ApproversOf(Directory), AgainOf(Directory), Life, new Instance(instance), Time);

    public OutboxStore OutboxOf(string instance, ILedger? other = null) =>
        new(other ?? ledger, Progress, Policy, new Instance(instance), Time);

    public static Actor ActorOf(Guid person) => new(person, Tenant);

    public static PostedCard CardOf(Guid holder, string activity, Audience audience = Audience.Requester) =>
        new(audience, holder.ToString("D"), "https://smba.example/", $"a:{holder:N}", activity);

    public static AttestationFacts Facts(Guid? customer = null, string ticket = "T-1") => new(
        Scenario.ExistingPartner,
        new Customer(customer ?? Customer, "contoso.example", "Contoso SAS", "FR", "fr-FR"),
        new Signatory("Ada", "Martin", "ada@contoso.example"),
        new Acceptance(new DateOnly(2026, 3, 1), AcceptanceMethod.Email, ticket));

    public Task<Outcome> RequestAsync(Guid id, Guid? by = null, PostedCard? card = null, Guid? customer = null) =>
        Service.RequestAsync(id, Facts(customer), ActorOf(by ?? Agent), card, "request", default);

    /// <summary>A request by the agent, on record.</summary>
    public async Task<AttestationKey> RequestedAsync(PostedCard? card = null)
    {
        var outcome = await RequestAsync(Guid.CreateVersion7(Time.GetUtcNow()), card: card);
        Assert.True(outcome.IsDone);
        return outcome.Attestation!.Key;
    }

    public Attestation Find(AttestationKey key) => Ledger.Find(key.Id)!;

    /// <summary>What is noted about handling a message.</summary>
    public Progress ProgressOf(Guid message) => Progress.Now(Customer)[message];
}
