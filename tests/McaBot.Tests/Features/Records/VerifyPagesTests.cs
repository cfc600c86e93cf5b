using System.Text;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Features.Records.Exports;
using McaBot.Storage.Ledger;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Records;

public sealed class VerifyPagesTests
{
    [Fact]
    public async Task Many_entries_are_spread_over_pages_that_lead_to_each_other_and_leave_no_ledger_out()
    {
        // 2,500 entries each: two fit on a page.
        Guid[] customers = [.. Enumerable.Range(0, 3).Select(_ => Guid.NewGuid())];
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var pages = new VerifyPages(
            ExportScope.Of(new DateOnly(2026, 11, 1)), customers.Length, SampleLedger.MadeAt,
            async (name, write, token) =>
            {
                using var stream = new MemoryStream();
                await write(stream, token);
                files.Add(name, Encoding.UTF8.GetString(stream.ToArray()));
            },
            Cultures.English);

        foreach (var customer in customers)
        {
            var content = Entries.ClosedLines(customer, attestations: 499);
            await pages.AddAsync(new LedgerFile(content, LedgerFormat.Read(customer, content), null), [], default);
        }

        await pages.EndAsync(default);

        Assert.Equal(["verify-2.html", "verify.html"], files.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("Customers 1 to 2 of 3.", files["verify.html"], StringComparison.Ordinal);
        Assert.Contains("<a href=\"verify-2.html\">", files["verify.html"], StringComparison.Ordinal);
        Assert.Contains("Customers 3 to 3 of 3.", files["verify-2.html"], StringComparison.Ordinal);
        Assert.DoesNotContain("<a ", files["verify-2.html"], StringComparison.Ordinal);
        Assert.Equal(
            customers, EmbeddedLedger.Of(files["verify.html"]).Concat(EmbeddedLedger.Of(files["verify-2.html"])).Select(l => l.Customer));
        Assert.All(EmbeddedLedger.Of(files["verify.html"]), ledger => Assert.Equal(499 * 5, ledger.Holding()));
    }
}
