using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using McaBot.Sandbox.Wire;

namespace McaBot.Sandbox.Page;

/// <summary>
/// What lies in storage, for those who like to see it: each customer's ledger, line by line, and what the page did to it.
/// </summary>
internal sealed class StoredLedgers(BlobContainerClient container)
{
    private const string Ledgers = "ledger/";

    public async Task<JsonArray> ReadAsync(CancellationToken cancellationToken)
    {
        var done = await TamperedBlob.FindAllAsync(container, cancellationToken);
        var ledgers = new JsonArray();
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, Ledgers, cancellationToken))
        {
            if (CustomerIn(blob.Name) is { } customer) ledgers.Add(await ReadAsync(customer, done, cancellationToken));
        }

        return ledgers;
    }

    public static string NameOf(Guid customer) => $"{Ledgers}{customer:D}.jsonl";

    public static IReadOnlyList<string> LinesOf(BinaryData content) =>
        content.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Of the newest request on record; null where there is none, or what is there cannot be read.</summary>
    public static JsonObject? NewestRequestIn(IEnumerable<string> lines) =>
        lines.Select(Parse).LastOrDefault(entry => entry.Object("what").Text("kind") == "requested");

    /// <summary>The name of the details that the request's hash stands for.</summary>
    public async Task<string?> FindDetailsAsync(JsonObject request, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(request.Text("attestation"), out var attestation)) return null;

        // Details that were changed after a first try to request lie beside the first ones, under their hash.
        string[] names = [$"details/{attestation:D}.{request.Object("what").Text("detailsHash")}.json", $"details/{attestation:D}.json"];
        foreach (var name in names)
        {
            if (await container.GetBlobClient(name).ExistsAsync(cancellationToken)) return name;
        }

        return null;
    }

    private async Task<JsonObject> ReadAsync(Guid customer, IReadOnlyList<TamperedBlob> done, CancellationToken cancellationToken)
    {
        var lines = LinesOf((await container.GetBlobClient(NameOf(customer)).DownloadContentAsync(cancellationToken)).Value.Content);
        var request = NewestRequestIn(lines);
        var details = request is null ? null : await FindDetailsAsync(request, cancellationToken);
        var tampered = done.FirstOrDefault(blob => blob.Customer == customer);
        return new JsonObject
        {
            ["customer"] = customer.ToString("D"),
            ["company"] = details is null ? null : await CompanyInAsync(details, cancellationToken),
            ["lines"] = new JsonArray([.. lines.Select(line => JsonValue.Create(line))]),
            ["tampered"] = tampered is null ? null : new JsonObject { ["how"] = tampered.How, ["entry"] = tampered.Entry },
        };
    }

    private async Task<string?> CompanyInAsync(string details, CancellationToken cancellationToken)
    {
        var content = (await container.GetBlobClient(details).DownloadContentAsync(cancellationToken)).Value.Content;
        return Parse(content.ToString()).Object("customer").Text("companyName");
    }

    private static Guid? CustomerIn(string name) =>
        Guid.TryParseExact(Path.GetFileNameWithoutExtension(name), "D", out var customer) ? customer : null;

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
