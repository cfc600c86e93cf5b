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
