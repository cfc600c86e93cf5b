using System.Text.Json.Nodes;

namespace McaBot.Cards;

/// <summary>
/// What the page's script needs besides the ledgers: words in the reader's language, names, and details with their salts.
/// </summary>
internal static class VerifyPageData
{
    private const string PageWords = "Audit.Page.";
    private const int LongestName = 60;

    /// <summary>Words that the script fills in and shows.</summary>
    private static readonly string[] Sentences =
    [
        "Holds", "HoldsNot", "Customer", "Entries", "EntriesNot", "Meaning", "McaBotFound", "NoCrypto", "Failed", "Listed", "NothingListed",
        "unreadable", "altered", "out-of-sequence", "chain-broken", "impossible", "cut-off", "duplicate",
        "Details.held", "Details.mismatch", "Details.unproven", "Details.erased", "Details.missing", "Details.altered",
        "Note", "Note.held", "Note.mismatch", "Note.unproven", "Note.erased", "Note.missing", "Note.altered",
        "Column.Entry", "Column.When", "Column.What", "Column.Check", "Check.Holds", "Check.Fault", "Check.Unproven", "NoWords", "History",
    ];

    private static readonly string[] Facts =
        ["Company", "Domain", "Country", "Scenario", "DateAgreed", "Obtained", "Signatory", "Email", "Phone", "Ticket"];

    /// <returns>JSON without any character that markup is made of.</returns>
    public static string Of(Texts texts, VerifyPageView view) => new JsonObject
    {
        ["language"] = texts.Language,
        ["words"] = Named(Sentences, n => texts[PageWords + n]),
        ["facts"] = Named(Facts, n => texts[$"Audit.Column.{n}"]),
        ["history"] = History(texts),
        ["refused"] = Named(Enum.GetValues<PartnerCenterProblem>(), Code.Of, p => texts[$"Refused.{p}"]),
        ["scenarios"] = Named(Enum.GetValues<Scenario>(), Code.Of, s => Words.Of(texts, s)),
        ["methods"] = Named(Enum.GetValues<AcceptanceMethod>(), Code.Of, m => Words.Of(texts, m)),
        ["mcabot"] = texts["Brand"],
        ["colleague"] = texts["Person.Colleague"],
        ["and"] = texts["List.And"],
        ["ledgers"] = new JsonArray([.. view.Ledgers.Select(Ledger)]),
    }.ToJsonString();

    private static JsonObject History(Texts texts)
    {
        string[] plain =
        [
            "requested", "assigned", "approved", "rejected", "withdrawn", "handed-off", "link-asked", "link-issued", "acceptance-reported",
            "partner-center-refused", "failed", "reminded", "expired", "completed",
        ];
        var history = Named(plain, n => texts[$"History.{n}"]);
        foreach (var cause in Enum.GetValues<AssignmentCause>().Select(Code.Of))
        {
            history[$"assigned.{cause}"] = texts[$"History.assigned.{cause}"];
        }

        history[$"handed-off.{Code.Of(CarryOutWay.IndirectProvider)}"] = texts["History.handed-off.Provider"];
        return history;
    }

    private static JsonObject Ledger(VerifyLedgerView ledger) => new()
    {
        ["customer"] = ledger.Customer.ToString("D"),
        ["end"] = ledger.End is { } end ? new JsonObject { ["sequence"] = end.Sequence, ["hash"] = end.Hash } : null,
        ["fault"] = ledger.Fault is { } fault
            ? new JsonObject { ["entry"] = fault.Entry, ["isImpossible"] = fault.Kind == LedgerFaultKind.Impossible }
            : null,
        ["attestations"] = new JsonArray([.. ledger.Attestations.Select(Attestation)]),
    };

    private static JsonObject Attestation(VerifyAttestationView attestation) => new()
    {
        ["id"] = attestation.Id.ToString("D"),
        ["number"] = attestation.Number,
        ["detailsState"] = NameOf(attestation.DetailsState),
        ["details"] = attestation.Details,
        ["noteState"] = attestation.NoteState is { } state ? NameOf(state) : null,
        ["note"] = attestation.Note,
        ["people"] = Named(attestation.People, p => p.Key.ToString("D"), p => UserText.Literal(p.Value, LongestName)),
    };

    private static string NameOf(PartState state) => state switch
    {
        PartState.Held => "held",
        PartState.Erased => "erased",
        PartState.Missing => "missing",
        _ => "altered",
    };

    private static JsonObject Named(IEnumerable<string> names, Func<string, string> words) => Named(names, n => n, words);

    private static JsonObject Named<T>(IEnumerable<T> items, Func<T, string> name, Func<T, string> words) =>
        new(items.Select(i => KeyValuePair.Create<string, JsonNode?>(name(i), words(i))));
}
