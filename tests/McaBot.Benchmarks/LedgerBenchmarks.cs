using BenchmarkDotNet.Attributes;
using McaBot.Attestations;

namespace McaBot.Benchmarks;

/// <summary>A long history of one customer: what a decision reads, folds and verifies.</summary>
[MemoryDiagnoser]
public class LedgerBenchmarks
{
    private IReadOnlyList<Entry> entries = [];
    private byte[] lines = [];

    [Params(10, 1000)]
    public int Entries { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        entries = Samples.Entries(Entries);
        lines = Write();
        if (ReadAndVerify() is not { Fault: null } ledger || ledger.Sequence != Entries)
        {
            throw new InvalidOperationException("The sample ledger does not hold.");
        }
    }

    [Benchmark]
    public byte[] Write() => LedgerFormat.Write(CustomerLedger.Empty(Samples.Customer.TenantId), entries);

    [Benchmark]
    public CustomerLedger ReadAndVerify() => LedgerFormat.Read(Samples.Customer.TenantId, lines);
}
