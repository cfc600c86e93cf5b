using System.Text;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Features.Records.Exports;

namespace McaBot.Tests.Features.Records;

public sealed class AuditTableTests
{
    private readonly Dictionary<string, string[]> files = new(StringComparer.Ordinal);

    [Fact]
    public async Task A_long_table_goes_on_in_another_file_and_no_customer_is_torn_apart()
    {
        var table = Table();
        const int Each = AuditTable.MaxRows / 2;

        foreach (var customer in (string[])["a", "b", "c"]) await table.AddAsync(Rows(customer, Each), default);
        var before = files.Keys.ToList();
        await table.EndAsync(default);

        Assert.Equal(["attestations.csv"], before);
        Assert.Equal(["attestations-2.csv", "attestations.csv"], files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(3 * Each, table.Rows);
        Assert.Equal(files["attestations.csv"][0], files["attestations-2.csv"][0]);
        Assert.Equal(2 * Each, files["attestations.csv"].Length - 1);
        Assert.Equal(["c"], files["attestations-2.csv"][1..].Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task One_customer_with_more_rows_than_a_file_takes_has_one_of_its_own()
    {
        var table = Table();

        await table.AddAsync(Rows("small", 1), default);
        await table.AddAsync(Rows("large", AuditTable.MaxRows + 1), default);
        await table.EndAsync(default);

        Assert.Equal(["small"], files["attestations.csv"][1..]);
        Assert.Equal(AuditTable.MaxRows + 1, files["attestations-2.csv"].Count(row => row == "large"));
    }

    [Fact]
    public async Task A_table_without_a_row_is_there_all_the_same()
    {
        await Table().EndAsync(default);

        Assert.Single(files["attestations.csv"]);
    }

    private AuditTable Table() => new(
        async (name, write, token) =>
        {
            using var stream = new MemoryStream();
            await write(stream, token);
            files.Add(name, Encoding.UTF8.GetString(stream.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
        },
        Cultures.English);

    private static IReadOnlyList<IReadOnlyList<string?>> Rows(string cell, int count) => [.. Enumerable.Repeat<string[]>([cell], count)];
}
