using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Tests.Attestations.Doubles;

namespace McaBot.Tests.Support;

/// <summary>A customer's ledger with what belongs to it, as an audit file gets it: one attestation was rejected, one recorded.</summary>
internal static class SampleLedger
{
    /// <summary>What somebody typed to become markup or a script where it is shown.</summary>
    public const string Hostile = "</script><img src=x onerror=alert(1)> {0} 100% \"O’Neill\"";

    public static readonly DateTimeOffset MadeAt = new(2026, 11, 29, 8, 30, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Start = new(2026, 11, 3, 9, 15, 30, TimeSpan.Zero);
    private static readonly Dictionary<Guid, string> People = new()
    {
        [Partner.Agent] = "Ben Okafor",
        [Partner.Manager] = "Megan Bowen",
    };

    /// <param name="isOneAltered">Whether the details of the second were not those on record when the file was made.</param>
    public static VerifyLedgerView View(Guid customer, bool isOneAltered = false)
    {
        var (rejected, recorded) = (Guid.NewGuid(), Guid.NewGuid());
        var (first, second) = (DetailsOf(rejected, customer), DetailsOf(recorded, customer));
        var entry = Guid.NewGuid();
        var reason = Text(new Note(rejected, entry, Hashes.NewSalt(), $"The day is missing. {Hostile}"), LedgerJson.Default.Note);
        Entry[] entries =
        [
            Of(0, rejected, RequestWith(first)),
            Of(0, rejected, new Assigned(ApprovalRoute.Manager, [Partner.Manager])),
            Of(1, rejected, new MessageDue(Guid.NewGuid(), MessageKind.TellRequester, Partner.Agent.ToString("D"))),
            Of(20, rejected, new Rejected(Hashes.Sha256(reason))) with { Id = entry },
            Of(60, recorded, RequestWith(second)),
            Of(60, recorded, new Assigned(ApprovalRoute.Manager, [Partner.Manager, Partner.Agent])),
            Of(90, recorded, new Reminded()),
            Of(120, recorded, new Approved()),
            Of(121, recorded, new HandedOff(CarryOutWay.ByHand)),
            Of(300, recorded, new Completed("PC-2026-0042")),
        ];
        var content = LedgerFormat.Write(CustomerLedger.Empty(customer), entries);
        var ledger = LedgerFormat.Read(customer, content);
        Assert.Null(ledger.Fault);
        return new VerifyLedgerView(customer, content, new LedgerAnchor(ledger.Sequence, ledger.Head), null,
        [
            new(rejected, "MCA-11111111", PartState.Held, first, PartState.Held, reason, People),
            new(
                recorded, "MCA-22222222", isOneAltered ? PartState.Altered : PartState.Held, isOneAltered ? null : second, null, null,
                People),
        ]);
    }

    private static Requested RequestWith(string details) => Entries.Requested() with { DetailsHash = Hashes.Sha256(details) };

    private static Entry Of(int minutes, Guid attestation, LedgerEvent what) => Entries.Of(
        what, attestation, what is Requested or HandedOff or Completed ? Partner.Agent : Partner.Manager, Start.AddMinutes(minutes));

    private static string DetailsOf(Guid attestation, Guid customer) => Text(
        new AttestationDetails(
            attestation, Hashes.NewSalt(), new Customer(customer, "contoso.example.com", $"Contoso & Fils {Hostile}", "FR", "fr-FR"),
            new Signatory("Chantal", "Beauregard", "chantal.beauregard@contoso.example.com", "+33142685300"), "INC-48213"),
        LedgerJson.Default.AttestationDetails);

    private static string Text<T>(T part, JsonTypeInfo<T> type) => JsonSerializer.Serialize(part, type);
}
