using System.Collections.Concurrent;

namespace McaBot.Storage.Projections;

/// <summary>
/// Small blobs that answer "mine", "waiting for me" and "find" without reading ledgers. Everything in them can be made again from the
/// ledgers.
/// </summary>
internal sealed class Indexes(BlobStore store, ILedger ledger, IDetails details, TimeProvider time, ILogger<Indexes> logger)
{
    /// <summary>Unit: customers.</summary>
    public const int MaxFound = 15;

    private const int MaxWords = 6;
    private const int MaxRemembered = 10_000;
    private readonly ConcurrentDictionary<Guid, long> noted = new();
    private readonly JsonBlobs blobs = new(store, logger);
    private readonly DayIndex days = new(store, time, logger);
    private readonly MonthIndex months = new(store, logger);

    /// <summary>Brings every list that shows the attestation up to date; doing so again, or late, changes nothing.</summary>
    /// <param name="attestationDetails">Null when they were erased: names known to the lists stay.</param>
    public Task UpdateAsync(Attestation attestation, AttestationDetails? attestationDetails, CancellationToken cancellationToken) =>
        UpdateWithAsync(attestation, attestationDetails?.Customer, cancellationToken);

    /// <param name="customer">As its details name it; null when they are not at hand: names known to the lists stay.</param>
    /// <inheritdoc cref="UpdateAsync(Attestation, AttestationDetails?, CancellationToken)"/>
    public async Task UpdateWithAsync(Attestation attestation, Customer? customer, CancellationToken cancellationToken)
    {
        // Only a newer version knows its state, and has written or will write the row.
        var people = (attestation.HasNewerEntries ? [] : PeopleOf(attestation))
        .Select(person =>
            blobs.ChangeAsync(
                BlobNames.PersonIndex(person), StorageJson.Default.PersonIndex,
                before => PersonIndex.With(before, RowOf(attestation, customer, person)), cancellationToken));
        var match = MatchOf(attestation.Key.Customer, customer);
        await Task.WhenAll([
            .. people,
            FindableAsync(attestation.Number, match, isNamed: customer is not null, cancellationToken),
            NoteAsync(attestation, cancellationToken),
        ]);
    }

    /// <summary>
    /// Under its number last: where that names the customer as it is named now, its words do already, and their long lists need not be read
    /// at each step.
    /// </summary>
    private async Task FindableAsync(string number, CustomerMatch match, bool isNamed, CancellationToken cancellationToken)
    {
        var name = BlobNames.NumberIndex(number);
        if (IsIn(await blobs.ReadAsync(name, StorageJson.Default.NumberIndex, cancellationToken)))
        {
            return;
        }

        await Task.WhenAll(isNamed ? WordsOf(match, cancellationToken) : []);
        await blobs.ChangeAsync(
            name, StorageJson.Default.NumberIndex, before => IsIn(before) ? null : NumberIndex.With(before, match), cancellationToken);

        bool IsIn(NumberIndex? index) => index?.Customers.Any(c => isNamed ? c == match : c.Customer == match.Customer) == true;
    }

    /// <summary>
    /// A line too many counts once: to look first whether it is there costs reading all a person has open, a thousand times for a
    /// thousand rows.
    /// </summary>
    private async Task NoteAsync(Attestation attestation, CancellationToken cancellationToken)
    {
        if (noted.TryGetValue(attestation.Key.Id, out var version) && version >= attestation.Version)
        {
            return;
        }

        await Task.WhenAll(days.NoteAsync(attestation, cancellationToken), months.NoteAsync(attestation, cancellationToken));
        if (noted.Count >= MaxRemembered)
        {
            noted.Clear();
        }

        noted[attestation.Key.Id] = attestation.Version;
    }

    /// <summary>Notes that something about the attestation could not be carried out.</summary>
    public Task NoteProblemAsync(AttestationKey attestation, DateTimeOffset at, CancellationToken cancellationToken) =>
        days.NoteAsync([new DayLine(attestation.Id, DayEvent.Problem, at)], cancellationToken);

    /// <summary>
    /// What was settled or went wrong and became known after <paramref name="since"/> and up to <paramref name="until"/>, a month back at
    /// most; each thing once.
    /// </summary>
    public Task<IReadOnlyCollection<DayLine>> HappenedAsync(
        DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken) => days.ReadAsync(since, until, cancellationToken);

    /// <summary>The customers of which something went on record in the month (UTC).</summary>
    /// <param name="month">Any day of it.</param>
    public Task<IReadOnlyCollection<Guid>> CustomersOfAsync(DateOnly month, CancellationToken cancellationToken) =>
        months.ReadAsync(month, cancellationToken);

    /// <summary>The first day of each month in which anything went on record, oldest first.</summary>
    public Task<IReadOnlyList<DateOnly>> MonthsAsync(CancellationToken cancellationToken) => months.ListAsync(cancellationToken);

    /// <summary>All that the person's list holds, in no telling order.</summary>
    public async Task<IReadOnlyList<IndexRow>> RowsAsync(Guid person, CancellationToken cancellationToken) =>
        (await blobs.ReadAsync(BlobNames.PersonIndex(person), StorageJson.Default.PersonIndex, cancellationToken))?.Rows ?? [];

    /// <summary>What the person requested: open ones first, then newest first.</summary>
    public async Task<IReadOnlyList<IndexRow>> MineAsync(Guid person, CancellationToken cancellationToken) =>
    [
        .. (await RowsAsync(person, cancellationToken))
            .Where(r => r.AsRequester)
            .OrderByDescending(r => Transitions.IsOpen(r.State))
            .ThenByDescending(r => r.At),
    ];

    /// <summary>What waits for the person's decision, longest first.</summary>
    public async Task<IReadOnlyList<IndexRow>> WaitingForAsync(Guid person, CancellationToken cancellationToken) =>
    [
        .. (await RowsAsync(person, cancellationToken))
            .Where(r => r.AsApprover && r.State == AttestationState.Requested)
            .OrderBy(r => r.At),
    ];

    /// <summary>What the person requested, and what waits for the person's decision, newest first.</summary>
    public async Task<IReadOnlyList<IndexRow>> NewestAsync(Guid person, int most, CancellationToken cancellationToken) =>
    [
        .. (await RowsAsync(person, cancellationToken))
            .Where(r => r.AsRequester || (r.AsApprover && r.State == AttestationState.Requested))
            .OrderByDescending(r => r.At)
            .Take(most),
    ];

    /// <inheritdoc cref="FindCustomersAsync(string, IReadOnlySet{Guid}, CancellationToken)"/>
    public Task<IReadOnlyList<CustomerMatch>> FindCustomersAsync(string text, CancellationToken cancellationToken) =>
        FindCustomersAsync(text, null, cancellationToken);

    /// <param name="text">A tenant id, an attestation's number, or beginnings of words of the customer's name and domain.</param>
    /// <param name="among">The customers that can be meant; null where all can.</param>
    /// <returns>At most <see cref="MaxFound"/>, by name.</returns>
    public async Task<IReadOnlyList<CustomerMatch>> FindCustomersAsync(
        string text, IReadOnlySet<Guid>? among, CancellationToken cancellationToken)
    {
        if (Identifiers.ReadTenant(text) is { } tenant)
        {
            return IsAmong(tenant) && await FindAsync(tenant, cancellationToken) is { } customer ? [customer] : [];
        }

        if (NumberIndex.Read(text) is { } number
            && (await blobs.ReadAsync(BlobNames.NumberIndex(number), StorageJson.Default.NumberIndex, cancellationToken)) is var numbered
            && (numbered is not null || NumberIndex.IsMarked(text)))
        {
            return [.. (numbered?.Customers ?? []).Where(c => IsAmong(c.Customer))];
        }

        var asked = SearchWords.Of(text).Distinct(StringComparer.Ordinal).Take(MaxWords).ToList();
        var found = await Task.WhenAll(SearchWords.PrefixesToAsk(text, MaxWords).Select(prefix =>
            blobs.ReadAsync(BlobNames.WordIndex(prefix), StorageJson.Default.WordIndex, cancellationToken)));
        return
        [
            .. found.SelectMany(f => f?.Customers ?? [])
                .DistinctBy(c => c.Customer)
                .Where(c => IsAmong(c.Customer) && SearchWords.Match(c, asked))
                .OrderBy(c => c.Company, StringComparer.InvariantCultureIgnoreCase)
                .Take(MaxFound),
        ];

        bool IsAmong(Guid customer) => among?.Contains(customer) != false;
    }

    internal static CustomerMatch MatchOf(Guid tenant, Customer? customer) =>
        new(tenant, customer?.Domain ?? "", customer?.CompanyName ?? "");

    private async Task<CustomerMatch?> FindAsync(Guid tenant, CancellationToken cancellationToken)
    {
        var present = await ledger.ReadAsync(tenant, cancellationToken);
        if (present.Attestations.Values.MaxBy(a => a.Version) is not { } latest)
        {
            // Broken from its first entry on, it still has to be found, so that it can be verified.
            return present.Fault is null ? null : new CustomerMatch(tenant, "", "");
        }

        var customer = (await details.ReadAsync(latest, cancellationToken)).Value?.Customer;
        return MatchOf(tenant, customer);
    }

    private IEnumerable<Task> WordsOf(CustomerMatch customer, CancellationToken cancellationToken) =>
        SearchWords.PrefixesOf(customer).Select(prefix => blobs.ChangeAsync(
            BlobNames.WordIndex(prefix), StorageJson.Default.WordIndex, before => WordIndex.With(before, customer), cancellationToken));

    /// <summary>Also those who were asked earlier and no longer are: the row has to leave their list.</summary>
    internal static IEnumerable<Guid> PeopleOf(Attestation attestation) =>
        attestation.Steps.Select(s => s.What).OfType<Assigned>().SelectMany(a => a.Approvers)
            .Append(attestation.Requester.ObjectId)
            .Concat(attestation.Decision is { } decision ? [decision.Actor.ObjectId] : [])
            .Distinct();

    internal static IndexRow RowOf(Attestation attestation, Customer? customer, Guid person) => new(
        attestation.Key.Customer,
        attestation.Key.Id,
        customer?.CompanyName ?? "",
        attestation.State,
        attestation.Version,
        attestation.StateSince,
        attestation.Requester.ObjectId == person,
        attestation.Requester.ObjectId != person && (attestation.IsApprover(person) || attestation.Decision?.Actor.ObjectId == person),
        attestation.Requester.ObjectId == person ? WaitsFor(attestation) : attestation.Requester.ObjectId,
        attestation.Request.Batch is not null);

    private static Guid? WaitsFor(Attestation attestation) =>
        attestation is { State: AttestationState.Requested, Assignment.Approvers: [var first, ..] } ? first : null;
}
