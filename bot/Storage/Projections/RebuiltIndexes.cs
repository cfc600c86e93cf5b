namespace McaBot.Storage.Projections;

/// <summary>What the indexes say of a number of ledgers, gathered before any of it is written.</summary>
internal sealed class RebuiltIndexes
{
    private readonly Dictionary<string, List<(CustomerMatch Match, DateTimeOffset At)>> words = new(StringComparer.Ordinal);

    public Dictionary<DateOnly, HashSet<DayLine>> Days { get; } = [];

    public Dictionary<DateOnly, HashSet<Guid>> Months { get; } = [];

    public Dictionary<Guid, PersonIndex> People { get; } = [];

    public Dictionary<string, NumberIndex> Numbers { get; } = new(StringComparer.Ordinal);

    public IEnumerable<RebuiltWord> Words =>
        words.Select(w => new RebuiltWord(w.Key, w.Value.OrderBy(c => c.At).Select(c => c.Match)));

    /// <param name="details">As far as they were not erased.</param>
    public void Take(CustomerLedger ledger, IReadOnlyDictionary<Guid, AttestationDetails> details)
    {
        CustomerMatch? latest = null;
        var attestations = ledger.Attestations.Values.OrderBy(a => a.Version).ToList();
        foreach (var attestation in attestations)
        {
            var customer = details.GetValueOrDefault(attestation.Key.Id)?.Customer;
            var match = Indexes.MatchOf(ledger.Customer, customer);
            latest = customer is null ? latest : match;
            Take(attestation, customer);
            Numbers[attestation.Number] = NumberIndex.With(Numbers.GetValueOrDefault(attestation.Number), match)
                ?? Numbers[attestation.Number];
        }

        foreach (var prefix in latest is null ? [] : SearchWords.PrefixesOf(latest))
        {
            Of(words, prefix).Add((latest!, attestations[^1].Steps[^1].At));
        }
    }

    private void Take(Attestation attestation, Customer? customer)
    {
        foreach (var line in DayIndex.Of(attestation).Concat(DayIndex.ProblemsOf(attestation)))
        {
            Of(Days, DayIndex.DayOf(line.At)).Add(line);
        }

        foreach (var month in MonthIndex.Of(attestation))
        {
            Of(Months, month).Add(attestation.Key.Customer);
        }

        foreach (var person in attestation.HasNewerEntries ? [] : Indexes.PeopleOf(attestation))
        {
            if (PersonIndex.With(People.GetValueOrDefault(person), Indexes.RowOf(attestation, customer, person)) is { } index)
            {
                People[person] = index;
            }
        }
    }

    private static TValue Of<TKey, TValue>(Dictionary<TKey, TValue> all, TKey key)
        where TKey : notnull
        where TValue : new()
    {
        if (!all.TryGetValue(key, out var found))
        {
            all[key] = found = new TValue();
        }

        return found;
    }
}
