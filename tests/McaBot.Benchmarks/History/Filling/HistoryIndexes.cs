using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using McaBot.Attestations;
using McaBot.Storage;
using McaBot.Storage.Projections;

namespace McaBot.Benchmarks.History.Filling;

/// <summary>Gathers what the indexes say of many ledgers, by their own rules, and writes it at the end.</summary>
internal sealed class HistoryIndexes(Action<string, byte[]> put, Action<string, byte[]> putLines)
{
    private readonly ConcurrentDictionary<string, StringBuilder> lines = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, PersonIndex> people = new();
    private readonly ConcurrentDictionary<string, NumberIndex> numbers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, WordIndex> words = new(StringComparer.Ordinal);
    private readonly Lock one = new();

    public void Take(Attestation attestation, Customer customer)
    {
        foreach (var day in DayIndex.Of(attestation).GroupBy(line => DayIndex.DayOf(line.At)))
        {
            Append(
                BlobNames.Day(day.Key),
                string.Concat(day.Select(l => JsonSerializer.Serialize(l with { Noted = l.At }, StorageJson.Default.DayLine) + "\n")));
        }

        foreach (var month in MonthIndex.Of(attestation))
        {
            Append(BlobNames.Month(month, MonthIndex.Shard(attestation.Key.Customer)), $"{attestation.Key.Customer:D}\n");
        }

        var match = Indexes.MatchOf(attestation.Key.Customer, customer);
        lock (one)
        {
            foreach (var person in Indexes.PeopleOf(attestation))
            {
                var before = people.GetValueOrDefault(person);
                if (PersonIndex.With(before, Indexes.RowOf(attestation, customer, person)) is { } after) people[person] = after;
            }

            numbers[attestation.Number] = NumberIndex.With(numbers.GetValueOrDefault(attestation.Number), match)
                ?? numbers[attestation.Number];
        }
    }

    /// <summary>Has the customer found by its name.</summary>
    public void Take(Customer customer)
    {
        var match = Indexes.MatchOf(customer.TenantId, customer);
        lock (one)
        {
            foreach (var prefix in SearchWords.PrefixesOf(match))
            {
                var before = words.GetValueOrDefault(prefix);
                if (WordIndex.With(before, match) is { } after) words[prefix] = after;
            }
        }
    }

    public void Write()
    {
        foreach (var (name, text) in lines) putLines(name, Encoding.UTF8.GetBytes(text.ToString()));
        Write(people, BlobNames.PersonIndex, StorageJson.Default.PersonIndex);
        Write(numbers, BlobNames.NumberIndex, StorageJson.Default.NumberIndex);
        Write(words, BlobNames.WordIndex, StorageJson.Default.WordIndex);
    }

    private void Write<TKey, TIndex>(ConcurrentDictionary<TKey, TIndex> indexes, Func<TKey, string> nameOf, JsonTypeInfo<TIndex> type)
        where TKey : notnull
    {
        foreach (var (key, index) in indexes) put(nameOf(key), JsonSerializer.SerializeToUtf8Bytes(index, type));
    }

    private void Append(string name, string text)
    {
        var all = lines.GetOrAdd(name, _ => new StringBuilder());
        lock (all) all.Append(text);
    }
}
