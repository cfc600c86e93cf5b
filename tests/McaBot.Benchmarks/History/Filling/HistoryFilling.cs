using System.Collections.Concurrent;
using System.Text.Json;
using McaBot.Attestations;
using McaBot.Benchmarks.History.Wire;
using McaBot.Storage;
using McaBot.Storage.Ledger;

namespace McaBot.Benchmarks.History.Filling;

/// <summary>
/// Fills a store with a history in McaBot's own formats, written by its own writers, as if it had been at work for two years: what is
/// closed lies months back, and what is open is always as much.
/// </summary>
/// <param name="now">What is open was asked for in the days before.</param>
internal sealed class HistoryFilling(BlobAccount account, HeldContainer container, Guid tenant, DateTimeOffset now)
{
    /// <summary>Waiting for the one manager, each of another customer.</summary>
    public const int Open = 36;

    /// <summary>A month that everything of is long over.</summary>
    private static readonly TimeSpan Youngest = TimeSpan.FromDays(60);
    private static readonly TimeSpan Span = TimeSpan.FromDays(700);

    /// <summary>No month has fewer days.</summary>
    private static readonly TimeSpan Month = TimeSpan.FromDays(28);

    /// <summary>What is asked for in the first month, however much comes after: a partner begins slowly.</summary>
    private const int MostInFirstMonth = 400;

    private readonly HistoryPeople people = new(tenant);
    private readonly ConcurrentBag<CustomerAnchor> anchors = [];

    /// <summary>Nothing was written today, so far as storage tells.</summary>
    private DateTimeOffset Written => now - TimeSpan.FromDays(1);

    /// <summary>The month before all others, by UTC: its first day.</summary>
    public static DateOnly FirstMonth(DateTimeOffset now)
    {
        var next = (now - Youngest - Span).UtcDateTime;
        return new DateOnly(next.Year, next.Month, 1).AddMonths(-1);
    }

    /// <summary>How many are asked for in the first month: so many begin, each of another customer.</summary>
    public static int InFirstMonth(int closed) => Math.Clamp(closed / 25, 1, MostInFirstMonth);

    /// <summary>When the n-th of what is closed was asked for: after the first month spread evenly, the last one last.</summary>
    public static DateTimeOffset AskedAt(DateTimeOffset now, int number, int closed)
    {
        var first = InFirstMonth(closed);
        return number < first
            ? new DateTimeOffset(FirstMonth(now), TimeOnly.MinValue, TimeSpan.Zero) + (Month * ((number + 0.5) / first))
            : now - Youngest - (Span * (1 - ((number + 0.5) / closed)));
    }

    /// <param name="closed">Attestations.</param>
    /// <param name="customers">Who have them.</param>
    /// <returns>What is open, oldest first.</returns>
    public IReadOnlyList<OpenRequest> Fill(int closed, int customers)
    {
        Begin();
        var indexes = new HistoryIndexes(Put, PutLines);
        Parallel.For(0, customers, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, customer =>
            FillCustomer(customer, customers, closed, indexes));
        var open = Enumerable.Range(0, Open).Select(at => FillOpen(customers + at, closed + at, 0, indexes)).ToList();
        indexes.Write();
        new HistoryFingerprint(anchors).Write(Put, Written);
        return open;
    }

    /// <summary>Customers with a history of their own, each with one request that is open.</summary>
    /// <param name="entries">How many each ledger is to have at least before what is open.</param>
    public IReadOnlyList<OpenRequest> FillLong(int entries, int customers)
    {
        Begin();
        var indexes = new HistoryIndexes(Put, PutLines);
        var open = Enumerable.Range(0, customers).Select(at => FillOpen(at, at, entries, indexes)).ToList();
        indexes.Write();
        return open;
    }

    private void Begin()
    {
        Put(BlobNames.Beginning, JsonSerializer.SerializeToUtf8Bytes(new ContainerMark(Guid.NewGuid()), StorageJson.Default.ContainerMark));
        foreach (var person in people.Records)
        {
            Put(BlobNames.Person(person.ObjectId), JsonSerializer.SerializeToUtf8Bytes(person, StorageJson.Default.PersonRecord));
        }
    }

    private void FillCustomer(int number, int customers, int closed, HistoryIndexes indexes)
    {
        var customer = HistoryCustomers.Of(number);
        var ledger = new HistoryLedger(customer.TenantId);

        // Its n-th comes after its (n-1)-th.
        for (var at = number; at < closed; at += customers)
        {
            var (id, asked) = NewId(AskedAt(now, at, closed));
            ledger.Add(new HistoryStory(people, at, id, asked).Closed(PutDetails(id, customer, at)));
            indexes.Take(ledger.Folded.Find(id)!, customer);
        }

        PutLedger(ledger);
        indexes.Take(customer);
    }

    private OpenRequest FillOpen(int number, int at, int entries, HistoryIndexes indexes)
    {
        var customer = HistoryCustomers.Of(number);
        var ledger = new HistoryLedger(customer.TenantId);
        while (ledger.Folded.Sequence < entries)
        {
            var (old, before) = NewId(now - Youngest - Span + TimeSpan.FromHours(12 * ledger.Folded.Sequence / 8));
            ledger.Add(new HistoryStory(people, 1, old, before).Closed(PutDetails(old, customer, at)));
            indexes.Take(ledger.Folded.Find(old)!, customer);
        }

        var (id, asked) = NewId(now - TimeSpan.FromHours(1) - TimeSpan.FromMinutes(Open - (at % Open)));

        // All of the same agent and manager.
        ledger.Add(new HistoryStory(people, 0, id, asked).Requested(PutDetails(id, customer, at), hasCards: false));
        PutLedger(ledger);
        Put(BlobNames.OpenMarker(customer.TenantId), []);
        var attestation = ledger.Folded.Find(id)!;
        indexes.Take(attestation, customer);
        indexes.Take(customer);
        return new OpenRequest(attestation.Key, customer.CompanyName);
    }

    private string PutDetails(Guid id, Customer customer, int number)
    {
        var details = new AttestationDetails(
            id, Hashes.NewSalt(), customer, new Signatory("Chantal", "Beauregard", $"c.beauregard@{customer.Domain}", "+33142685300"),
            $"INC-{number}");
        var bytes = JsonSerializer.SerializeToUtf8Bytes(details, LedgerJson.Default.AttestationDetails);
        Put(BlobNames.DetailsOf(id), bytes);
        return Hashes.Sha256(bytes);
    }

    private void PutLedger(HistoryLedger ledger)
    {
        if (ledger.Folded.Sequence == 0) return;

        PutLines(BlobNames.Ledger(ledger.Folded.Customer), ledger.Content);
        var anchor = new LedgerAnchor(ledger.Folded.Sequence, ledger.Folded.Head);
        anchors.Add(new CustomerAnchor(ledger.Folded.Customer, anchor));
        Put(BlobNames.Head(ledger.Folded.Customer), JsonSerializer.SerializeToUtf8Bytes(anchor, StorageJson.Default.LedgerAnchor));
    }

    private void Put(string name, byte[] content) => account.Put(container, name, content, Written);

    private void PutLines(string name, byte[] content) => account.Put(container, name, content, Written, isAppend: true);

    private static (Guid Id, DateTimeOffset At) NewId(DateTimeOffset at) => (Guid.CreateVersion7(at), at);
}
