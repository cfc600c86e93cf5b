using McaBot.Attestations;

namespace McaBot.Tests.Attestations;

/// <summary>A ledger with every kind of event and every code in it, the same whenever it is made.</summary>
internal sealed class GoldenLedger
{
    private static readonly DateTimeOffset Start = new(2026, 11, 29, 8, 0, 0, 125, TimeSpan.Zero);
    private static readonly Guid Tenant = IdOf(0xA0);
    private static readonly Guid Agent = IdOf(0xA1);
    private static readonly Guid Manager = IdOf(0xA2);
    private static readonly Guid Colleague = IdOf(0xA3);
    private static readonly Guid Batch = IdOf(0xB0);
    private static readonly string Hash = new('a', 64);

    private readonly List<Entry> entries = [];
    private int ids = 0x1000;
    private int requests;

    private GoldenLedger()
    {
        WithEverything();
        foreach (var way in Enum.GetValues<CarryOutWay>().Cast<CarryOutWay?>().Append(null))
        {
            Request(new Approved(Hash), new HandedOff(way), new Completed("Réf. œ 42 <&>"));
        }

        Request(new Rejected(Hash));
        Request(new Rejected(Hash, Hash));
        Request(new Withdrawn());
        Request(new Expired());
        Request(new Approved(), new Failed());
        Request(new Approved(NoteHash: Hash), new Failed());
        WithAgreements(open: Request(new Assigned(ApprovalRoute.Manager, [Manager])));
    }

    public static Guid Customer { get; } = IdOf(0xC0);

    public static IReadOnlyList<Entry> Entries => new GoldenLedger().entries;

    private static Guid IdOf(int number) => new($"0a1b2c3d-0000-4000-8000-{number:x12}");

    private void WithEverything()
    {
        var attestation = Request();
        foreach (var route in Enum.GetValues<ApprovalRoute>())
        {
            Add(attestation, new Assigned(route, [Manager, Colleague]));
        }

        foreach (var cause in Enum.GetValues<AssignmentCause>())
        {
            Add(attestation, new Assigned(ApprovalRoute.ApproverGroup, [Colleague], cause));
        }

        Add(attestation, new Reminded());
        foreach (var audience in Enum.GetValues<Audience>())
        {
            Add(attestation, new CardPosted(CardOf(audience)));
        }

        var card = CardOf(Audience.Approver) with { Activity = "1:again", Locale = null };
        foreach (var (what, completes, enqueues) in GoldenOutbox.Events(NewId, card))
        {
            Add(attestation, what);
            entries[^1] = entries[^1] with { Completes = completes, Enqueues = enqueues };
        }

        Add(attestation, new BulkOrdered(Batch, 1, Approves: false, Hash));
        Add(attestation, new BulkOrdered(Batch, 2, Approves: true, Hash));
        Add(attestation, new Approved());
        Add(attestation, new LinkAsked());
        foreach (var problem in Enum.GetValues<PartnerCenterProblem>())
        {
            Add(attestation, new PartnerCenterRefused(problem, "900308"));
        }

        Add(attestation, new LinkIssued(Hash, NewId(), NewId()));
        var link = Add(attestation, new LinkIssued(Hash, NewId(), NewId(), Start.AddDays(30)));
        Add(attestation, new AcceptanceReported());
        Add(attestation, new AcceptanceReported(link));
        Add(attestation, new Completed("agreement-42", AlreadyAttested: true, NewId(), NewId()));
        Add(attestation, new DetailsErased());
    }

    /// <param name="open">Ends first: one may be open at a time. Of these the last one is.</param>
    private void WithAgreements(Guid open)
    {
        var whole = new AgreementOnRecord("117a77b0-9360-443b-8795-c6dedc750cf9", 7, "fr-FR", Hash);
        IEnumerable<AgreementOnRecord> all =
        [
            whole, .. Enum.GetValues<AgreementProblem>().Select(p => new AgreementOnRecord(Problem: p)), whole with { DocumentHash = null },
        ];
        foreach (var agreement in all)
        {
            Add(open, new Withdrawn());
            open = Request();
            entries[^1] = entries[^1] with { What = ((Requested)entries[^1].What) with { Agreement = agreement } };
        }
    }

    /// <summary>Requests go through the scenarios, ways of acceptance and roles in turn.</summary>
    private Guid Request(params IEnumerable<LedgerEvent> then)
    {
        var attestation = NewId();
        var isFirst = requests == 0;
        Add(attestation, new Requested(
            InTurn<Scenario>(),
            "FR",
            "fr-FR",
            new DateOnly(2026, 11, 27),
            InTurn<AcceptanceMethod>(),
            Hash,
            isFirst ? [Hash, new string('b', 64)] : null,
            isFirst ? Batch : null,
            isFirst ? CardOf(Audience.Requester) : null));
        requests++;
        foreach (var what in then)
        {
            Add(attestation, what);
        }

        return attestation;
    }

    private Guid Add(Guid attestation, LedgerEvent what)
    {
        var id = NewId();
        entries.Add(new Entry(id, Start.AddMinutes(entries.Count), attestation, ActorOf(what), $"{entries.Count:x32}", what));
        return id;
    }

    private Actor ActorOf(LedgerEvent what) => what switch
    {
        Requested => new Actor(Agent, Tenant, Code.Of(InTurn<PartnerRole>())),
        Approved => new Actor(Manager, Tenant, Actor.ManagerOfRequester),
        Rejected or BulkOrdered => new Actor(Colleague, Tenant, Code.Of(ApprovalRoute.ApproverGroup)),
        Withdrawn or HandedOff or AcceptanceReported or Completed or Failed => new Actor(Agent, Tenant),
        CardPosted { Card.Audience: Audience.Onlooker } => Actor.Operator,
        _ => Actor.McaBot,
    };

    private T InTurn<T>()
        where T : struct, Enum => Enum.GetValues<T>()[requests % Enum.GetValues<T>().Length];

    private Guid NewId() => IdOf(ids++);

    private static PostedCard CardOf(Audience audience) =>
        new(audience, Manager.ToString("D"), "https://smba.trafficmanager.net/emea/", "a:conversation", $"1:{Code.Of(audience)}", "fr-FR");
}
