using McaBot.Attestations;

namespace McaBot.Tests.Attestations.Doubles;

/// <summary>Ledgers in memory, in the real format. Every call first passes the turnstile, so that a test can interleave callers.</summary>
internal sealed class MemoryLedger(Turnstile? turnstile = null) : ILedger
{
    private readonly Lock one = new();
    private readonly Dictionary<Guid, byte[]> files = [];

    public bool IsDown { get; set; }

    public int Appends { get; private set; }

    public byte[] this[Guid customer]
    {
        get => files.GetValueOrDefault(customer, []);
        set => files[customer] = value;
    }

    public async Task<CustomerLedger> ReadAsync(Guid customer, CancellationToken cancellationToken)
    {
        await PassAsync();
        return Now(customer);
    }

    public async Task<CustomerLedger?> AppendAsync(CustomerLedger ledger, IReadOnlyList<Entry> entries, CancellationToken cancellationToken)
    {
        await PassAsync();
        CustomerLedger? after;
        lock (one)
        {
            after = TryAppend(ledger, entries);
        }

        // The answer takes its time too.
        await PassAsync();
        return after;
    }

    public CustomerLedger Now(Guid customer)
    {
        lock (one)
        {
            return LedgerFormat.Read(customer, this[customer]);
        }
    }

    private CustomerLedger? TryAppend(CustomerLedger ledger, IReadOnlyList<Entry> entries)
    {
        if (this[ledger.Customer].Length != ledger.Length)
        {
            return null;
        }

        var lines = LedgerFormat.Write(ledger, entries);
        var after = LedgerFormat.Extend(ledger, lines);
        if (after.Fault is { } fault)
        {
            throw new InvalidOperationException($"Entry {fault.Entry} may not follow: {fault.Kind}.");
        }

        this[ledger.Customer] = [.. this[ledger.Customer], .. lines];
        Appends++;
        return after;
    }

    private Task PassAsync() => IsDown ? throw new StoreUnavailableException("down") : turnstile?.PassAsync() ?? Task.CompletedTask;
}
