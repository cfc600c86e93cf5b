using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using McaBot.Features.Bulk.Sheets;

namespace McaBot.Features.Bulk;

/// <summary>A bulk request as confirmed: written once, before anything of it is done.</summary>
/// <param name="Requester">As the signed activity said; roles are read anew for each row.</param>
/// <param name="Locale">The requester's language.</param>
/// <param name="ServiceUrl">Of the requester's chat.</param>
/// <param name="Conversation">The requester's chat.</param>
/// <param name="Card">The card that was pressed, which shows the progress from then on.</param>
/// <param name="Preview">What it was confirmed from: pressing twice makes one.</param>
internal sealed record BulkRequest(
    [property: JsonPropertyName("id")] Guid Id,
    [property: JsonPropertyName("preview")] Guid Preview,
    [property: JsonPropertyName("requester")] Actor Requester,
    [property: JsonPropertyName("at")] DateTimeOffset At,
    [property: JsonPropertyName("correlation")] string Correlation,
    [property: JsonPropertyName("locale")] string Locale,
    [property: JsonPropertyName("serviceUrl")] string ServiceUrl,
    [property: JsonPropertyName("conversation")] string Conversation,
    [property: JsonPropertyName("sha256")] string Sha256,
    [property: JsonPropertyName("rows")] IReadOnlyList<BulkRow> Rows,
    [property: JsonPropertyName("card")] PostedCard? Card = null)
{
    // The same row asked for anew after it was rejected is another request; more often than this nobody asks.
    public const int MaxAttempts = 20;

    private const int MaxSerials = 1000;

    private readonly Lazy<Dictionary<int, BulkRow>> byNumber = new(() => Rows.ToDictionary(r => r.Number));
    private readonly Lazy<bool> isAsConfirmed = new(() => IsOf(Id, Requester.ObjectId, Rows));

    /// <summary>Whether its rows are those it was named by when it was confirmed: the id stands in the ledger of each of them.</summary>
    public bool IsAsConfirmed => isAsConfirmed.Value;

    public BulkRow this[int row] => byNumber.Value[row];

    public bool Has(int row) => byNumber.Value.ContainsKey(row);

    /// <summary>The same for the same person and rows, so that nothing is doubled however often a file is sent.</summary>
    /// <param name="serial">How many bulk requests of the same content came to their end before.</param>
    public static Guid IdOf(Guid requester, IEnumerable<BulkRow> rows, int serial) =>
        IdOf(requester, Text(requester, rows), serial);

    /// <summary>The same for the same person and facts.</summary>
    /// <param name="attempt">How many attestations of the same facts came to nothing before.</param>
    public static Guid AttestationOf(Guid requester, AttestationFacts facts, int attempt)
    {
        var row = JsonSerializer.Serialize(facts with { Batch = null, Evidence = null }, BulkJson.Default.AttestationFacts);
        return Name($"mcabot row of {requester:D}, {attempt}\n{row}");
    }

    private static bool IsOf(Guid id, Guid requester, IReadOnlyList<BulkRow> rows)
    {
        var text = Text(requester, rows);
        return rows.DistinctBy(r => r.Number).Count() == rows.Count
            && Enumerable.Range(0, MaxSerials).Any(serial => IdOf(requester, text, serial) == id);
    }

    private static string Text(Guid requester, IEnumerable<BulkRow> rows) =>
        string.Join('\n', rows.Select(r => AttestationOf(requester, r.Facts, 0).ToString("D")));

    private static Guid IdOf(Guid requester, string rows, int serial) => Name($"mcabot bulk request of {requester:D}, {serial}\n{rows}");

    private static Guid Name(string text) => ContentId.Of(Encoding.UTF8.GetBytes(text));
}

/// <summary>
/// An approver's word about all rows that were shown, written once before any of it is carried out. Its hash stands in the ledger of one of
/// the rows, noted there by who decided: only then it counts.
/// </summary>
/// <param name="Round">Which asking it answers: of one asking only the first word counts.</param>
/// <param name="Rows">The rows it covers.</param>
/// <param name="Reason">Of a rejection.</param>
/// <param name="Attestations">What the rows are on record as, in the order of the rows.</param>
/// <param name="Anchor">The row in whose ledger it is noted.</param>
/// <param name="Comment">Of an approval.</param>
internal sealed record BulkOrder(
    [property: JsonPropertyName("round")] int Round,
    [property: JsonPropertyName("approves")] bool Approves,
    [property: JsonPropertyName("decider")] Actor Decider,
    [property: JsonPropertyName("at")] DateTimeOffset At,
    [property: JsonPropertyName("correlation")] string Correlation,
    [property: JsonPropertyName("rows")] IReadOnlyList<int> Rows,
    [property: JsonPropertyName("reason")] string? Reason = null,
    [property: JsonPropertyName("attestations")] IReadOnlyList<Guid>? Attestations = null,
    [property: JsonPropertyName("anchor")] int Anchor = 0,
    [property: JsonPropertyName("comment")] string? Comment = null)
{
    private readonly Lazy<Dictionary<int, Guid>> byRow = new(() =>
        Attestations is { } named && named.Count == Rows.Count
            ? Rows.Zip(named).DistinctBy(r => r.First).ToDictionary(r => r.First, r => r.Second)
            : []);

    /// <returns>Null where it names no such row.</returns>
    public AttestationKey? KeyOf(BulkRequest request, int row) =>
        request.Has(row) && byRow.Value.TryGetValue(row, out var id) ? new AttestationKey(request[row].Facts.Customer.TenantId, id) : null;
}

/// <summary>What became of one row: a line of the batch's notes. Later lines about a row add to earlier ones.</summary>
/// <param name="Attestation">Set once it is on record.</param>
/// <param name="Refusal">Why it was not put on record.</param>
/// <param name="Other">The number of the attestation that stood in the way, or of the one requested before.</param>
/// <param name="Approvers">Who is asked.</param>
/// <param name="State">As last seen.</param>
/// <param name="Order">The round of the order that was carried out on it.</param>
/// <param name="Problem">Why it is not carried out: a code; "" where nothing is wrong any more.</param>
internal sealed record RowNote(
    [property: JsonPropertyName("row")] int Row,
    [property: JsonPropertyName("attestation")] Guid? Attestation = null,
    [property: JsonPropertyName("refusal")] Refusal? Refusal = null,
    [property: JsonPropertyName("other")] string? Other = null,
    [property: JsonPropertyName("approvers")] IReadOnlyList<Guid>? Approvers = null,
    [property: JsonPropertyName("state")] AttestationState? State = null,
    [property: JsonPropertyName("order")] int? Order = null,
    [property: JsonPropertyName("trouble")] string? Problem = null)
{
    public bool IsStuck => Problem is { Length: > 0 } && State is AttestationState.Approved or AttestationState.LinkIssued;

    /// <summary>Approved, and Partner Center has not been heard yet.</summary>
    public bool IsUnderWay => State == AttestationState.Approved && !IsStuck;
}
