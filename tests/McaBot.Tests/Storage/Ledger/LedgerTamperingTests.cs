using System.Text;
using Azure.Storage.Blobs.Specialized;
using McaBot.Attestations;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Storage.Doubles;

namespace McaBot.Tests.Storage.Ledger;

/// <summary>Somebody with access to the storage account changes a ledger's blob.</summary>
public sealed class LedgerTamperingTests : IAsyncLifetime
{
    private static readonly Guid Id = Guid.NewGuid();
    private TestStorage storage = null!;

    public async Task InitializeAsync()
    {
        storage = await TestStorage.NewAsync();
        await WriteAsync(
            Partner.Customer, Entries.Requested(), new Assigned(ApprovalRoute.Manager, [Partner.Manager]), new Approved(), new HandedOff(),
            new Completed("REF-1"));
    }

    public async Task DisposeAsync() => await storage.DisposeAsync();

    [Theory]
    [InlineData("edited", 3, LedgerFaultKind.Altered)]
    [InlineData("rehashed", 4, LedgerFaultKind.ChainBroken)]
    [InlineData("removed", 2, LedgerFaultKind.OutOfSequence)]
    [InlineData("first removed", 1, LedgerFaultKind.OutOfSequence)]
    [InlineData("swapped", 2, LedgerFaultKind.OutOfSequence)]
    [InlineData("repeated", 3, LedgerFaultKind.OutOfSequence)]
    [InlineData("cut in a line", 5, LedgerFaultKind.Unreadable)]
    [InlineData("cut after a line", 5, LedgerFaultKind.CutOff)]
    [InlineData("emptied", 1, LedgerFaultKind.CutOff)]
    [InlineData("deleted", 1, LedgerFaultKind.CutOff)]
    [InlineData("garbage added", 6, LedgerFaultKind.Unreadable)]
    [InlineData("line ends changed", 1, LedgerFaultKind.Unreadable)]
    [InlineData("another customer's", 1, LedgerFaultKind.ChainBroken)]
    [InlineData("another history", 5, LedgerFaultKind.ChainBroken)]
    public async Task The_first_bad_entry_is_named_and_nothing_is_decided_any_more(string how, long entry, LedgerFaultKind kind)
    {
        var lines = Encoding.UTF8.GetString(await storage.BytesAsync(Blob(Partner.Customer))).TrimEnd('\n').Split('\n').ToList();
        switch (how)
        {
            case "edited":
                lines[2] = lines[2].Replace(Partner.Agent.ToString("D"), Partner.Manager.ToString("D"), StringComparison.Ordinal);
                break;
            case "rehashed":
                lines[2] = Rehashed(lines[1], lines[2]);
                break;
            case "removed":
                lines.RemoveAt(1);
                break;
            case "first removed":
                lines.RemoveAt(0);
                break;
            case "swapped":
                (lines[1], lines[3]) = (lines[3], lines[1]);
                break;
            case "repeated":
                lines.Insert(2, lines[1]);
                break;
            case "cut in a line":
                lines[4] = lines[4][..^10];
                break;
            case "cut after a line":
                lines.RemoveAt(4);
                break;
            case "emptied":
                lines.Clear();
                break;
            case "garbage added":
                lines.Add("{}");
                break;
            case "another customer's":
                var other = Guid.NewGuid();
                await WriteAsync(
                    other, Entries.Requested(), new Assigned(ApprovalRoute.Manager, [Partner.Manager]), new Approved(), new HandedOff(),
                    new Completed("REF-1"));
                lines = [.. Encoding.UTF8.GetString(await storage.BytesAsync(Blob(other))).TrimEnd('\n').Split('\n')];
                break;
            case "another history":
                var history = LedgerFormat.Write(
                    CustomerLedger.Empty(Partner.Customer),
                    Entries.Of(
                        Id, Entries.Requested(), new Assigned(ApprovalRoute.Manager, [Partner.Outsider]), new Approved(), new HandedOff(),
                        new Completed("REF-2")));
                lines = [.. Encoding.UTF8.GetString(history).TrimEnd('\n').Split('\n')];
                break;
        }

        var end = how == "line ends changed" ? "\r\n" : "\n";
        await ReplaceAsync(how == "deleted" ? null : string.Concat(lines.Select(l => l + end)), keepsEnd: how != "cut in a line");

        var ledger = await storage.Ledger.ReadAsync(Partner.Customer, default);

        Assert.Equal(new LedgerFault(entry, kind), ledger.Fault);
        Assert.Contains(storage.Log.Lines, l =>
            l.StartsWith("Error", StringComparison.Ordinal) && l.Contains($"entry {entry} ", StringComparison.Ordinal));
        await AssertRefusedAsync();
    }

    [Fact]
    public async Task An_older_copy_put_back_is_told_from_the_entry_that_is_missing()
    {
        var other = Guid.NewGuid();
        var ledger = (await storage.Ledger.AppendAsync(CustomerLedger.Empty(other), Entries.Of(Id, Entries.Requested()), default))!;
        var older = await storage.BytesAsync(Blob(other));
        await storage.Ledger.AppendAsync(ledger, Entries.Of(Id, new Approved(), new HandedOff()), default);
        await storage.Heads.DisposeAsync();
        await ReplaceAsync(Encoding.UTF8.GetString(older), customer: other);

        Assert.Equal(new LedgerFault(2, LedgerFaultKind.CutOff), (await storage.Ledger.ReadAsync(other, default)).Fault);
    }

    [Fact]
    public async Task An_untouched_ledger_holds_whatever_happens_to_its_head_but_a_check_tells_that_nothing_anchors_it()
    {
        Assert.Null((await storage.Ledger.ReadAsync(Partner.Customer, default)).Fault);
        Assert.True((await storage.Checks.CheckAsync(Partner.Customer, default)).HasAnchor);

        await storage.Direct.GetBlobClient($"heads/{Partner.Customer:D}.json").UploadAsync(BinaryData.FromString("{"), overwrite: true);
        Assert.Null((await storage.Ledger.ReadAsync(Partner.Customer, default)).Fault);
        Assert.False((await storage.Checks.CheckAsync(Partner.Customer, default)).HasAnchor);

        await storage.Direct.GetBlobClient($"heads/{Partner.Customer:D}.json").DeleteAsync();
        Assert.Null((await storage.Ledger.ReadAsync(Partner.Customer, default)).Fault);
        Assert.False((await storage.Checks.CheckAsync(Partner.Customer, default)).HasAnchor);
    }

    [Fact]
    public async Task Readers_beside_a_writer_never_see_a_fault()
    {
        var customer = Guid.NewGuid();
        var ledger = CustomerLedger.Empty(customer);
        using var over = new CancellationTokenSource();
        var reading = Enumerable.Range(0, 4).Select(async _ =>
        {
            var faults = new List<LedgerFault>();
            while (!over.IsCancellationRequested)
            {
                if ((await storage.Ledger.ReadAsync(customer, default)).Fault is { } fault)
                {
                    faults.Add(fault);
                }
            }

            return faults;
        }).ToList();

        ledger = (await storage.Ledger.AppendAsync(ledger, Entries.Of(Id, Entries.Requested()), default))!;
        for (var i = 0; i < 40; i++)
        {
            ledger = (
                await storage.Ledger.AppendAsync(ledger, Entries.Of(Id, new CardPosted(Partner.CardOf(Partner.Agent, $"{i}"))), default))!;
        }

        await over.CancelAsync();
        Assert.All(await Task.WhenAll(reading), Assert.Empty);
    }

    private async Task AssertRefusedAsync()
    {
        var partner = new Partner(ledger: storage.Ledger);
        var before = await storage.BlobsAsync("ledger/");

        Assert.Equal(Refusal.LedgerBroken, (await partner.RequestAsync(Guid.NewGuid())).Refusal);
        Assert.Equal(
            Refusal.LedgerBroken,
            (await partner.Service.ApproveAsync(new(Partner.Customer, Id), Partner.ActorOf(Partner.Manager), "c", default)).Refusal);
        Assert.Equal(before, await storage.BlobsAsync("ledger/"));
    }

    /// <summary>A forger who knows the format, but stops after one entry.</summary>
    private static string Rehashed(string before, string line)
    {
        var ledger = CustomerLedger.Empty(Partner.Customer) with { Sequence = 2, Head = before[^66..^2] };
        Assert.Contains("\"kind\":\"approved\"", line, StringComparison.Ordinal);
        return Encoding.UTF8.GetString(LedgerFormat.Write(ledger, Entries.Of(Id, new Approved()))).TrimEnd('\n');
    }

    private async Task WriteAsync(Guid customer, params LedgerEvent[] happenings)
    {
        Assert.NotNull(await storage.Ledger.AppendAsync(CustomerLedger.Empty(customer), Entries.Of(Id, happenings), default));
        await storage.Heads.DisposeAsync();
    }

    private async Task ReplaceAsync(string? content, bool keepsEnd = true, Guid? customer = null)
    {
        var blob = storage.Direct.GetAppendBlobClient(Blob(customer ?? Partner.Customer));
        await blob.DeleteAsync();
        if (content is null)
        {
            return;
        }

        await blob.CreateAsync();
        if (content.Length > 0)
        {
            using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(keepsEnd ? content : content.TrimEnd('\n')));
            await blob.AppendBlockAsync(bytes);
        }
    }

    private static string Blob(Guid customer) => $"ledger/{customer:D}.jsonl";
}
