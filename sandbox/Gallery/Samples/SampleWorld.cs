using System.Security.Cryptography;
using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Sandbox.Gallery.Samples;

/// <summary>One customer, its people and one attestation in whatever state a card is to show.</summary>
internal sealed class SampleWorld
{
    public static readonly DateTimeOffset Start = new(2026, 11, 3, 9, 15, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2026, 11, 3);
    public static readonly DateOnly Earliest = new(2023, 4, 1);
    public static readonly Guid Draft = Guid.Parse("0193a5c0-1111-7222-8333-4444aaaabbbb");

    public static readonly Uri Link = new("https://cdn.partner.microsoft.com/mca/?attestationid=5ec4e7aa-0000-4000-8000-00000000beef");
    public static readonly DateTimeOffset Until = Start.AddDays(7);

    private static readonly Guid PartnerTenant = Guid.Parse("aaaaaaaa-0000-4000-8000-00000000000a");
    private static readonly Guid Agent = Guid.Parse("bbbbbbbb-0000-4000-8000-000000000001");
    private static readonly Guid Manager = Guid.Parse("bbbbbbbb-0000-4000-8000-000000000002");
    private static readonly Guid Approver = Guid.Parse("bbbbbbbb-0000-4000-8000-000000000003");

    public string AgentName { get; init; } = "Ada Agent";

    public string ManagerName { get; init; } = "Max Manager";

    public string PartnerName { get; init; } = "Northwind Traders";

    public string Reason { get; init; } = "The ticket names another company.";

    public string Reference { get; init; } = "ATT-2026-0042";

    public AttestationFacts Facts { get; init; } = new(
        Scenario.NewPartner,
        new Customer(Guid.Parse("1b3d5f79-2468-4ace-8bdf-013579bdf024"), "contoso.example", "Contoso Électronique S.A.", "FR", "fr-FR"),
        new Signatory("Camille", "Dupont-Lévêque", "camille.dupont@contoso.example", "+33123456789"),
        new Acceptance(new DateOnly(2026, 10, 1), AcceptanceMethod.SignedDocument, "CASE-10042"));

    /// <summary>The same with files.</summary>
    public SampleWorld WithEvidence(int files = 2, string name = "E-mail from Camille — accepted.eml") => new()
    {
        AgentName = AgentName,
        ManagerName = ManagerName,
        Reason = Reason,
        Reference = Reference,
        Facts = Facts with
        {
            Evidence = [.. Enumerable.Range(0, files).Select(i => File(i, name))],
        },
    };

    public IReadOnlyDictionary<string, string> Typed => new Dictionary<string, string>
    {
        [Fields.TenantId] = Facts.Customer.TenantId.ToString("D"),
        [Fields.Domain] = Facts.Customer.Domain,
        [Fields.CompanyName] = Facts.Customer.CompanyName,
        [Fields.Country] = Facts.Customer.Country,
        [Fields.Language] = Facts.Customer.Language,
        [Fields.FirstName] = Facts.Signatory.FirstName,
        [Fields.LastName] = Facts.Signatory.LastName,
        [Fields.Email] = Facts.Signatory.Email,
        [Fields.Phone] = Facts.Signatory.Phone ?? "",
        [Fields.DateAgreed] = "2026-10-01",
        [Fields.Obtained] = Code.Of(Facts.Acceptance.Obtained),
        [Fields.Ticket] = Facts.Acceptance.Ticket,
    };

    /// <summary>A draft with nothing wrong and nothing typed, unless said otherwise.</summary>
    public static DraftView Empty { get; } = new(Draft, null, new Dictionary<string, string>(), []);

    public DraftView Filled(params FieldError[] errors) => new(Draft, Facts.Scenario, Typed, errors);

    public AttestationView View(
        AttestationState state, bool withDetails = true, bool approverUnreachable = false, ApprovalRoute route = ApprovalRoute.Manager) =>
        Fold(state, Steps(state, approverUnreachable, route), withDetails);

    /// <summary>An approved attestation on its way through Partner Center, as its requester sees it.</summary>
    public AttestationView CarriedOut(AttestationState state, params SampleStep[] sinceApproval)
    {
        SampleStep[] approved = [.. Steps(AttestationState.Approved, false, ApprovalRoute.Manager), new LinkAsked()];
        var view = Fold(state, [.. approved, .. sinceApproval]);
        return state == AttestationState.LinkIssued ? view with { Link = new CustomerLink(Link, Until), Partner = PartnerName } : view;
    }

    private SampleStep[] Steps(AttestationState state, bool approverUnreachable, ApprovalRoute route)
    {
        var effect = Guid.Parse("cccccccc-0000-4000-8000-000000000001");
        return
        [
            new Requested(
                Facts.Scenario,
                Facts.Customer.Country,
                Facts.Customer.Language,
                Facts.Acceptance.DateAgreed,
                Facts.Acceptance.Obtained,
                "00",
                Facts.Evidence?.Select(e => e.Sha256).ToList()),
            new Assigned(route, [Manager]),
            .. approverUnreachable
                ? [SampleStep.Due(new(effect, MessageKind.TellApprover, Manager.ToString("D"))), new DeadLettered(effect, "connector-403")]
                : Array.Empty<SampleStep>(),
            .. Ending(state),
        ];
    }

    private SampleStep[] Ending(AttestationState state) => state switch
    {
        AttestationState.Requested => [],
        AttestationState.Approved => [new Approved()],
        AttestationState.Rejected => [new Rejected("00")],
        AttestationState.Withdrawn => [new Withdrawn()],
        AttestationState.HandedOff => [new Approved(), new HandedOff()],
        AttestationState.Expired => [new Expired()],
        AttestationState.LinkIssued => [new Approved(), new LinkAsked(), new LinkIssued("00", Draft, Draft)],
        AttestationState.Failed => [new Approved(), new LinkAsked(), new Failed()],
        _ => [new Approved(), new HandedOff(), new Completed(Reference)],
    };

    private AttestationView Fold(AttestationState state, SampleStep[] steps, bool withDetails = true)
    {
        var approver = new Actor(Manager, PartnerTenant, Actor.ManagerOfRequester);
        var requester = new Actor(Agent, PartnerTenant, Code.Of(PartnerRole.AdminAgents));
        Attestation? attestation = null;
        foreach (var (i, step) in steps.Index())
        {
            var actor = step.What switch
            {
                Approved or Rejected or LinkAsked => approver,
                Requested or Withdrawn or AcceptanceReported or Completed or Failed => requester,
                _ => Actor.McaBot,
            };
            attestation = Take(attestation, step, i + 1, new Guid(i, 0, 0, new byte[8]), Start.AddMinutes(17 * i), actor);
        }

        return attestation?.State != state
            ? throw new InvalidOperationException($"The steps lead to {attestation?.State}, not to {state}.")
            : new AttestationView(
                attestation,
                withDetails ? Details : null,
                new Dictionary<Guid, string> { [Agent] = AgentName, [Manager] = ManagerName },
                state == AttestationState.Rejected && withDetails ? Reason : null);
    }

    private AttestationDetails Details =>
        new(Draft, "salt", Facts.Customer, Facts.Signatory, Facts.Acceptance.Ticket, Facts.Evidence);

    private Attestation Take(Attestation? attestation, SampleStep step, long sequence, Guid id, DateTimeOffset at, Actor actor)
    {
        IReadOnlyList<OutboxMessage>? due = step.Enqueues is { } message ? [message] : null;
        var stored = new StoredEvent(sequence, id, at, Draft, actor, "00", step.What, "", "", Enqueues: due);
        return Attestation.Apply(attestation, Facts.Customer.TenantId, stored)
            ?? throw new InvalidOperationException($"{step} may not follow.");
    }

    /// <summary>Something beside its ledger is not what went on record.</summary>
    public AttestationView Altered(AttestationState state) =>
        View(state, withDetails: state == AttestationState.HandedOff) with
        {
            Altered = [state == AttestationState.HandedOff ? RecordPart.Evidence : RecordPart.Details],
        };

    public IReadOnlyList<AlteredRecord> AlteredRecords(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new AlteredRecord(Row(AttestationState.Requested, i).Key, (RecordPart)((i % 6) + 1)))];

    /// <summary>A request that others than at first are asked about, reminded of some times, and that will expire.</summary>
    public AttestationView Waiting(AssignmentCause cause, int reminders)
    {
        var view = View(AttestationState.Requested);
        var (by, asked) = cause == AssignmentCause.HandedOver
            ? (new Actor(Manager, PartnerTenant, Actor.ManagerOfRequester), new Assigned(ApprovalRoute.ApproverGroup, [Approver], cause))
            : (Actor.McaBot, new Assigned(ApprovalRoute.ManagerOrGroup, [Manager, Approver], cause));
        var attestation = view.Attestation;
        LedgerEvent[] steps = [asked, .. Enumerable.Repeat(new Reminded(), reminders)];
        foreach (var (i, step) in steps.Index())
        {
            attestation = Take(attestation, step, attestation.Version + 1, new Guid(100 + i, 0, 0, new byte[8]), Start.AddDays(i + 1), by);
        }

        return view with
        {
            Attestation = attestation,
            Names = new Dictionary<Guid, string>(view.Names) { [Approver] = ManagerName },
            ExpiresAt = Start.AddDays(30),
            CanBeHandedOver = true,
        };
    }

    public IReadOnlyList<DeadLetter> DeadLetters() => [.. Enumerable.Range(0, 7).Select(DeadLetterOf)];

    private DeadLetter DeadLetterOf(int index)
    {
        var key = Row(AttestationState.Requested, index).Key;
        return new(
            DeadLetterSource.Customers,
            Facts.Customer.TenantId,
            Agent,
            key.Number,
            Code.Of(MessageKind.TellApprover),
            "connector-403",
            Start.AddHours(index))
        {
            Attestation = key,
            Company = Facts.Customer.CompanyName,
        };
    }

    public IReadOnlyList<DirectoryPerson> Successors(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new DirectoryPerson(new Guid(i, 1, 1, new byte[8]), $"{ManagerName} {i}", true, false))];

    public PriorAcceptance Prior => new(false, new DateOnly(2025, 6, 30), Reference);

    public KnownCustomer Known(int number) =>
        new(new Guid(number, 0, 0, new byte[8]), Facts.Customer.Domain, Facts.Customer.CompanyName, "FR");

    public RequestRow Row(AttestationState state, int number = 0) => new(
        new AttestationKey(Facts.Customer.TenantId, Guid.Parse($"0193a5c0-1111-7222-8333-4444aaaabb{number:x2}")),
        Facts.Customer.CompanyName,
        state,
        Start.AddHours(number),
        ManagerName);

    private static EvidenceFile File(int index, string name) =>
        new($"{index + 1} {name}", "message/rfc822", 734_003 * (index + 1L), Convert.ToHexStringLower(SHA256.HashData([(byte)index])));

    /// <summary>Every check with this result.</summary>
    public IReadOnlyList<ApprovalCheck> Checks(CheckResult result) =>
    [
        .. Enum.GetValues<ApprovalCheckKind>().Select(kind => new ApprovalCheck(kind, result, kind switch
        {
            ApprovalCheckKind.EmailDomain => Facts.Signatory.Email[(Facts.Signatory.Email.LastIndexOf('@') + 1)..],
            ApprovalCheckKind.Evidence when result == CheckResult.Passed => "2",
            ApprovalCheckKind.OtherAttestations when result == CheckResult.Attention => Row(AttestationState.Completed, 7).Key.Number,
            _ => null,
        })),
    ];

    /// <summary>As whoever decided sees it.</summary>
    public AttestationView DecidedByReader(AttestationState state) => View(state) with { Reader = Manager };

    /// <summary>Approved with a comment.</summary>
    public AttestationView Commented()
    {
        var view = View(AttestationState.Completed);
        var steps = view.Attestation.Steps;
        var approved = steps.First(s => s.What is Approved);
        return view with
        {
            Attestation = view.Attestation with { Steps = steps.Replace(approved, approved with { What = new Approved(NoteHash: "00") }) },
            Comment = Reason,
        };
    }
}
