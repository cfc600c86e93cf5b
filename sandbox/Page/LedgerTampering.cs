using System.Globalization;
using System.Text.Json.Nodes;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using McaBot.Sandbox.Wire;

namespace McaBot.Sandbox.Page;

/// <summary>
/// What somebody with access to storage could do to a customer's record, past the bot: one change at a time for each customer, the
/// original bytes kept until they are put back.
/// </summary>
internal sealed class LedgerTampering(BlobContainerClient container)
{
    private const string Entry = "entry";
    private const string Tail = "tail";
    private const string Details = "details";
    private const string Hash = "\"hash\":\"";
    private const int MaxLooks = 50;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    // Two presses at once would each take the other's work for the original.
    private static readonly SemaphoreSlim OneAtATime = new(1);

    private readonly StoredLedgers ledgers = new(container);

    /// <returns>False when there is nothing of the kind to do.</returns>
    public async Task<bool> DoAsync(Guid customer, string act, CancellationToken cancellationToken)
    {
        await OneAtATime.WaitAsync(cancellationToken);
        try
        {
            var done = (await TamperedBlob.FindAllAsync(container, cancellationToken)).Where(blob => blob.Customer == customer).ToList();
            if (act == "put-back") return await PutBackAsync(done, cancellationToken);
            if (done.Count > 0) return false;

            return act switch
            {
                "change-entry" => await ChangeEntryAsync(customer, cancellationToken),
                "cut-tail" => await CutTailAsync(customer, cancellationToken),
                "alter-details" => await AlterDetailsAsync(customer, cancellationToken),
                _ => false,
            };
        }
        catch (RequestFailedException refused)
            when (refused.Status is StatusCodes.Status404NotFound or StatusCodes.Status412PreconditionFailed)
        {
            // The bot wrote in between, or there is no such ledger.
            return false;
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    /// <summary>The newest request says that the customer accepted a day earlier than it did.</summary>
    private async Task<bool> ChangeEntryAsync(Guid customer, CancellationToken cancellationToken)
    {
        var (lines, tag) = await ReadAsync(customer, cancellationToken);
        if (StoredLedgers.NewestRequestIn(lines) is not { } request) return false;

        var at = lines.FindIndex(line => line.Contains($"\"id\":\"{request.Text("id")}\"", StringComparison.Ordinal));
        var agreed = request.Object("what").Text("dateAgreed")!;
        var earlier = DateOnly.Parse(agreed, CultureInfo.InvariantCulture).AddDays(-1).ToString("O", CultureInfo.InvariantCulture);
        lines[at] = lines[at].Replace($"\"dateAgreed\":\"{agreed}\"", $"\"dateAgreed\":\"{earlier}\"", StringComparison.Ordinal);
        await RewriteAsync(customer, Entry, at + 1, lines, tag, cancellationToken);
        return true;
    }

    private async Task<bool> CutTailAsync(Guid customer, CancellationToken cancellationToken)
    {
        var (lines, tag) = await ReadAsync(customer, cancellationToken);
        if (lines.Count < 2 || !await HasItsEndNotedAsync(customer, lines[^1], cancellationToken)) return false;

        await RewriteAsync(customer, Tail, lines.Count, lines[..^1], tag, cancellationToken);
        return true;
    }

    /// <summary>Somebody else is said to have accepted for the customer.</summary>
    private async Task<bool> AlterDetailsAsync(Guid customer, CancellationToken cancellationToken)
    {
        var (lines, _) = await ReadAsync(customer, cancellationToken);
        if (StoredLedgers.NewestRequestIn(lines) is not { } request) return false;
        if (await ledgers.FindDetailsAsync(request, cancellationToken) is not { } name) return false;

        var blob = container.GetBlobClient(name);
        var details = JsonNode.Parse((await blob.DownloadContentAsync(cancellationToken)).Value.Content)!.AsObject();
        if (details.Object("signatory") is not { } signatory) return false;

        signatory["lastName"] = signatory.Text("lastName") == "Malory" ? "Mallory" : "Malory";
        await TamperedBlob.KeepAsync(blob, customer, Details, request["sequence"]!.GetValue<int>(), cancellationToken);
        await blob.UploadAsync(new BinaryData(details.ToJsonString()), overwrite: true, cancellationToken);
        return true;
    }

    private async Task<bool> PutBackAsync(List<TamperedBlob> done, CancellationToken cancellationToken)
    {
        foreach (var blob in done)
        {
            var original = container.GetBlobClient(blob.Name).WithSnapshot(blob.Snapshot);
            var content = (await original.DownloadContentAsync(cancellationToken)).Value.Content;
            if (blob.How == Details) await container.GetBlobClient(blob.Name).UploadAsync(content, overwrite: true, cancellationToken);
            else await WriteAsync(blob.Name, content, default, cancellationToken);
            await original.DeleteAsync(cancellationToken: cancellationToken);
        }

        return done.Count > 0;
    }

    private async Task RewriteAsync(
        Guid customer, string how, int entry, IEnumerable<string> lines, ETag tag, CancellationToken cancellationToken)
    {
        var name = StoredLedgers.NameOf(customer);
        await TamperedBlob.KeepAsync(container.GetBlobClient(name), customer, how, entry, cancellationToken);
        await WriteAsync(name, new BinaryData(string.Concat(lines.Select(line => line + "\n"))), tag, cancellationToken);
    }

    /// <param name="tag">What has to be there still; the default takes anything.</param>
    private async Task WriteAsync(string name, BinaryData content, ETag tag, CancellationToken cancellationToken)
    {
        var blob = container.GetAppendBlobClient(name);
        var only = tag == default ? null : new AppendBlobRequestConditions { IfMatch = tag };
        await blob.CreateAsync(new AppendBlobCreateOptions { Conditions = only }, cancellationToken);
        await blob.AppendBlockAsync(content.ToStream(), cancellationToken: cancellationToken);
    }

    private async Task<(List<string> Lines, ETag Tag)> ReadAsync(Guid customer, CancellationToken cancellationToken)
    {
        var read = (await container.GetBlobClient(StoredLedgers.NameOf(customer)).DownloadContentAsync(cancellationToken)).Value;
        return ([.. StoredLedgers.LinesOf(read.Content)], read.Details.ETag);
    }

    /// <summary>The bot notes a ledger's end beside it, right after its answer: what is cut off before that, it cannot know of.</summary>
    private async Task<bool> HasItsEndNotedAsync(Guid customer, string last, CancellationToken cancellationToken)
    {
        var hash = last[(last.LastIndexOf(Hash, StringComparison.Ordinal) + Hash.Length)..].TrimEnd('}', '"');
        var head = container.GetBlobClient($"heads/{customer:D}.json");
        for (var look = 0; look < MaxLooks; look++)
        {
            var noted = await head.ExistsAsync(cancellationToken)
                ? (await head.DownloadContentAsync(cancellationToken)).Value.Content.ToString()
                : "";
            if (noted.Contains(hash, StringComparison.Ordinal)) return true;
            await Task.Delay(BetweenLooks, TimeProvider.System, cancellationToken);
        }

        return false;
    }
}
