using System.Buffers;
using McaBot.Attestations;

namespace McaBot.Benchmarks.History.Filling;

/// <summary>A ledger that grows in memory, checked as it is when it is read.</summary>
internal sealed class HistoryLedger(Guid customer)
{
    private readonly ArrayBufferWriter<byte> content = new();

    public CustomerLedger Folded { get; private set; } = CustomerLedger.Empty(customer);

    public byte[] Content => content.WrittenSpan.ToArray();

    public void Add(IReadOnlyList<Entry> entries)
    {
        var lines = LedgerFormat.Write(Folded, entries);
        Folded = LedgerFormat.Extend(Folded, lines);
        if (Folded.Fault is { } fault)
        {
            throw new InvalidOperationException($"The history does not hold at entry {fault.Entry}: {fault.Kind}.");
        }

        content.Write(lines);
    }
}
