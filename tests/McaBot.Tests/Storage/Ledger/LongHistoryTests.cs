using Azure.Storage.Blobs.Specialized;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Storage.Doubles;

namespace McaBot.Tests.Storage.Ledger;

/// <summary>What an act costs does not grow with what is closed, save the one read of the customer's own ledger.</summary>
public sealed class LongHistoryTests : IAsyncLifetime
{
    private const int Own = 300;
    private const int Others = 500;
    private TestStorage storage = null!;

    public async Task InitializeAsync() => storage = await TestStorage.NewAsync();

    public async Task DisposeAsync() => await storage.DisposeAsync();

    [Fact]
    public async Task A_decision_makes_the_same_calls_whether_nothing_is_closed_or_hundreds_are()
    {
        var (young, old) = (Guid.NewGuid(), Guid.NewGuid());
        var before = await CallsOfADecisionAsync(young);
        await Parallel.ForEachAsync(Enumerable.Range(0, Others), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, _) =>
            await AgesAsync(Guid.NewGuid(), 1));
        await AgesAsync(old, Own);

        var after = await CallsOfADecisionAsync(old);

        Assert.Equal(before, after);
        Assert.Equal(["GET heads/{0}.json", "GET ledger/{0}.jsonl", "PUT ledger/{0}.jsonl appendblock"], after);
        Assert.Equal(Own + 1, (await storage.Ledger.ReadAsync(old, default)).Attestations.Count);
    }

    /// <summary>
    /// Those of the decision itself, each once, the customer left out; noting the head, which reads it first, comes after the answer.
    /// </summary>
    private async Task<IReadOnlyList<string>> CallsOfADecisionAsync(Guid customer)
    {
        var partner = new Partner(ledger: storage.Ledger);
        var requested = await partner.RequestAsync(Guid.NewGuid(), customer: customer);
        await storage.Heads.DisposeAsync();
        var made = storage.Wire.Requests.Count;
        Assert.True(
            (await partner.Service.ApproveAsync(requested.Attestation!.Key, Partner.ActorOf(Partner.Manager), "c", default)).IsDone);
        return
        [
            .. storage
                .Wire.Requests.Skip(made)
                .Where(call => !call.StartsWith("PUT heads/", StringComparison.Ordinal))
                .Select(call => call.Replace(customer.ToString("D"), "{0}", StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    private async Task AgesAsync(Guid customer, int attestations)
    {
        var blob = storage.Direct.GetAppendBlobClient($"ledger/{customer:D}.jsonl");
        await blob.CreateAsync();
        using var lines = new MemoryStream(Entries.ClosedLines(customer, attestations));
        await blob.AppendBlockAsync(lines);
    }
}
