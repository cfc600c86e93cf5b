using System.Globalization;
using System.Text;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Tests.Attestations;
using McaBot.Tests.Support;
using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

/// <summary>The page of an audit file that checks its own ledgers, opened from where it was unpacked.</summary>
public sealed class VerifyPageTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    private static readonly Guid Customer = Guid.Parse("9f5c2160-4e73-4c77-9e20-51316c2dbf33");

    [Theory]
    [InlineData("en", 1280, false, "Everything holds", "10 of 10 entries hold")]
    [InlineData("fr", 1280, true, "Tout est intact", "10 entrées sur 10 sont intactes")]
    [InlineData("en", 360, true, "Everything holds", "10 of 10 entries hold")]
    [InlineData("fr", 360, false, "Tout est intact", "10 entrées sur 10 sont intactes")]
    public async Task What_is_intact_is_said_to_hold_without_a_network(string language, int width, bool dark, string all, string entries)
    {
        await using var page = await OpenAsync(await PageAsync(language), width, dark);

        await Assertions.Expect(page.Page.Locator("#verdict")).ToContainTextAsync(all);
        await Assertions.Expect(page.Page.Locator("section")).ToContainTextAsync(entries);
        Assert.Equal(2, await page.Page.Locator("[data-details=held]").CountAsync());
        Assert.Equal(1, await page.Page.Locator("[data-note=held]").CountAsync());
        Assert.Equal(
            language == "fr" ? "Megan Bowen l’a refusée." : "Megan Bowen rejected it.",
            await page.Page.Locator("[data-entry='4'] td").Nth(2).TextContentAsync());
        await Assertions.Expect(page.Page.Locator("main")).ToContainTextAsync("PC-2026-0042");
        await Assertions.Expect(page.Page.Locator("main")).ToContainTextAsync(SampleLedger.Hostile);
        Assert.Equal(0, await page.Page.Locator("img").CountAsync());
        await page.FitsItsWidthAsync();
        await page.HasNoViolationsAsync();
        await page.PictureAsync($"verify-{language}-{width}-{(dark ? "dark" : "light")}");
        Assert.Empty(page.Asked);
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task It_prints_on_paper_whole_and_in_dark_ink()
    {
        await using var page = await OpenAsync(await PageAsync("fr"), FilePage.PaperWidth, dark: true);
        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print, ColorScheme = ColorScheme.Dark });

        await page.FitsItsWidthAsync();

        Assert.Equal("rgb(0, 0, 0)", await page.Page.EvaluateAsync<string>("getComputedStyle(document.body).color"));
        Assert.InRange(await page.SheetsAsync(), 1, 4);
    }

    public static TheoryData<string, int, string> Tamperings => new()
    {
        { "one byte of entry 1", 1, "altered" },
        { "what entry 8 says", 8, "altered" },
        { "one byte of the last", 10, "altered" },
        { "one digit of a hash", 5, "altered" },
        { "the first cut out", 1, "out-of-sequence" },
        { "one cut out", 6, "out-of-sequence" },
        { "the end cut off", 9, "cut-off" },
        { "the last cut in half", 10, "unreadable" },
        { "all of it cut off", 1, "cut-off" },
        { "two swapped", 3, "out-of-sequence" },
        { "one twice", 5, "out-of-sequence" },
        { "nonsense", 7, "unreadable" },
        { "bytes that are no text", 7, "unreadable" },
        { "sealed anew from entry 8 on", 10, "chain-broken" },
        { "another customer's", 1, "chain-broken" },
    };

    [Theory]
    [MemberData(nameof(Tamperings))]
    public async Task What_was_altered_cut_or_swapped_is_named_as_other_checks_name_it(string tampering, int entry, string kind)
    {
        var view = SampleLedger.View(Customer);
        var content = Tamper(tampering, Encoding.Latin1.GetString(view.Content.Span));
        var html = await WriteAsync([view with { Content = Encoding.Latin1.GetBytes(content) }], "en");
        await using var page = await OpenAsync(html);
        var section = page.Page.Locator("section");

        await Assertions.Expect(page.Page.Locator("body")).ToHaveAttributeAsync("data-verified", "broken");
        Assert.Equal(
            (entry.ToString(CultureInfo.InvariantCulture), kind),
            (await section.GetAttributeAsync("data-fault"), await section.GetAttributeAsync("data-kind")));
        await Assertions.Expect(section).ToContainTextAsync(
            new System.Text.RegularExpressions.Regex($@"ATTENTION: {entry - 1} of \d+ entries hold\. (.* )?[Ee]ntry {entry}\b"));
        await Assertions.Expect(section).ToContainTextAsync($"What stands before entry {entry} still holds");
        Assert.Equal(0, await page.Page.Locator($"tr.holds[data-entry='{entry}']").CountAsync());

        var embedded = Assert.Single(EmbeddedLedger.Of(html));
        Assert.Equal(entry - 1, embedded.Holding());
        var fault = LedgerFormat.Read(Customer, embedded.Content, view.End).Fault;
        Assert.Equal((entry, kind), ((int)fault!.Entry, NameOf(fault.Kind)));
        if (entry == 8) await page.PictureAsync("verify-altered");
    }

    [Fact]
    public async Task Every_kind_of_entry_there_is_holds_by_all_three_checks_and_has_words()
    {
        var content = LedgerFormat.Write(CustomerLedger.Empty(GoldenLedger.Customer), GoldenLedger.Entries);
        var ledger = LedgerFormat.Read(GoldenLedger.Customer, content);
        var attestations = ledger.Attestations.Values
            .Select(a => new VerifyAttestationView(a.Key.Id, a.Number, PartState.Erased, null, null, null, new Dictionary<Guid, string>()));
        var html = await WriteAsync(
            [new(GoldenLedger.Customer, content, new(ledger.Sequence, ledger.Head), null, [.. attestations])], "en");
        await using var page = await OpenAsync(html);

        await Assertions.Expect(page.Page.Locator("#verdict")).ToContainTextAsync("Everything holds");
        Assert.Equal($"{ledger.Sequence}", await page.Page.Locator("section").GetAttributeAsync("data-holding"));
        Assert.Equal(ledger.Sequence, Assert.Single(EmbeddedLedger.Of(html)).Holding());
        Assert.Equal(
            ledger.Attestations.Values.Sum(a => a.Steps.Count), await page.Page.Locator("tr[data-entry]").CountAsync());
        var words = await page.Page.Locator("main").InnerTextAsync();
        Assert.DoesNotContain("undefined", words, StringComparison.Ordinal);
        Assert.DoesNotContain("unreadable", words, StringComparison.Ordinal);
        Assert.DoesNotContain("{", words, StringComparison.Ordinal);
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task Details_and_reasons_that_are_not_those_on_record_are_told_apart()
    {
        var html = (await PageAsync("en"))
            .Replace("INC-48213", "INC-48214", StringComparison.Ordinal)
            .Replace("The day is missing", "The day was missing", StringComparison.Ordinal);
        await using var page = await OpenAsync(html);

        await Assertions.Expect(page.Page.Locator("#verdict")).ToContainTextAsync("not everything holds");
        Assert.Equal(2, await page.Page.Locator("[data-details=mismatch].warning").CountAsync());
        Assert.Equal(1, await page.Page.Locator("[data-note=mismatch].warning").CountAsync());
        await Assertions.Expect(page.Page.Locator("section")).ToContainTextAsync("10 of 10 entries hold");
    }

    [Fact]
    public async Task What_McaBot_found_when_it_made_the_file_is_said_too()
    {
        var (altered, impossible) = (SampleLedger.View(Customer, isOneAltered: true), SampleLedger.View(Guid.NewGuid()));
        await using var page = await OpenAsync(
            await WriteAsync([altered, impossible with { Fault = new(8, LedgerFaultKind.Impossible) }], "en"));

        await Assertions.Expect(page.Page.Locator("#verdict")).ToContainTextAsync("Customers whose record does not: 2 of 2");
        await Assertions.Expect(page.Page.Locator("section").First).ToContainTextAsync("were not those on record when this file was made");
        await Assertions.Expect(page.Page.Locator("section").Last).ToContainTextAsync("entry 8 says what could not have happened");
    }

    [Fact]
    public async Task A_browser_without_cryptography_is_told_and_nothing_is_called_proven()
    {
        await using var page = await OpenAsync(
            await PageAsync("en"), prepare: "Object.defineProperty(globalThis, 'crypto', { value: {} });");

        await Assertions.Expect(page.Page.Locator("#verdict")).ToContainTextAsync("Nothing was checked");
        await Assertions.Expect(page.Page.Locator("body")).ToHaveAttributeAsync("data-verified", "impossible");
        Assert.Equal(0, await page.Page.Locator("section").CountAsync());
    }

    [Fact]
    public async Task A_script_that_somebody_put_into_the_page_does_not_run()
    {
        var html = (await PageAsync("en")).Replace(
            "</main>", "</main><script>document.title = 'forged';</script><img src='https://example.com/x.png'>", StringComparison.Ordinal);
        await using var page = await OpenAsync(html);

        await Assertions.Expect(page.Page.Locator("#verdict")).ToContainTextAsync("Everything holds");

        Assert.NotEqual("forged", await page.Page.TitleAsync());
        Assert.NotEmpty(page.Problems);
    }

    private async Task<FilePage> OpenAsync(string html, int width = 1280, bool dark = false, string? prepare = null)
    {
        var page = await FilePage.OpenAsync(chromium, html, width, dark, prepare);
        await page.Page.WaitForSelectorAsync("body[data-verified]");
        return page;
    }

    private static Task<string> PageAsync(string language) => WriteAsync([SampleLedger.View(Customer)], language);

    private static async Task<string> WriteAsync(IReadOnlyList<VerifyLedgerView> ledgers, string language)
    {
        using var stream = new MemoryStream();
        await VerifyPage.WriteAsync(
            stream, new VerifyPageView("2026-11", 1, ledgers.Count, null, SampleLedger.MadeAt, ledgers),
            CultureInfo.GetCultureInfo(language), CancellationToken.None);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Tamper(string how, string text)
    {
        var lines = text.Split('\n')[..^1];
        return how switch
        {
            "one byte of entry 1" => Join(With(lines, 0, l => l.Replace("\"FR\"", "\"FS\"", StringComparison.Ordinal))),
            "what entry 8 says" => Join(With(lines, 7, l => l.Replace("approved", "withdrawn", StringComparison.Ordinal))),
            "one byte of the last" => Join(With(lines, 9, l => l.Replace("0042", "0043", StringComparison.Ordinal))),
            "one digit of a hash" => Join(With(lines, 4, l => $"{l[..^3]}{(l[^3] == '0' ? '1' : '0')}\"}}")),
            "the first cut out" => Join(lines[1..]),
            "one cut out" => Join([.. lines[..5], .. lines[6..]]),
            "the end cut off" => Join(lines[..8]),
            "the last cut in half" => Join(lines)[..^80],
            "all of it cut off" => "",
            "two swapped" => Join([.. lines[..2], lines[3], lines[2], .. lines[4..]]),
            "one twice" => Join([.. lines[..4], lines[3], .. lines[4..]]),
            "nonsense" => Join(With(lines, 6, _ => "</script><script>alert(1)</script> 100%")),
            "bytes that are no text" => Join(With(lines, 6, l => l.Replace("\"kind\"", "\"k\u00FF\u0000nd\"", StringComparison.Ordinal))),
            "sealed anew from entry 8 on" => SealedAnew(lines),
            "another customer's" => Encoding.Latin1.GetString(SampleLedger.View(Guid.NewGuid()).Content.Span),
            _ => throw new ArgumentOutOfRangeException(nameof(how), how, null),
        };
    }

    /// <summary>Whoever can write the file can make hashes, too: only what is known of its end shows it.</summary>
    private static string SealedAnew(string[] lines)
    {
        var before = LedgerFormat.Read(Customer, Encoding.Latin1.GetBytes(Join(lines[..7])));
        var entries = LedgerFormat.Lines(Encoding.Latin1.GetBytes(Join(lines))).Skip(7).Select(l => l.Entry);
        return Join(lines[..7]) + Encoding.Latin1.GetString(LedgerFormat.Write(
            before, [.. entries.Select(e => new Entry(e.Id, e.At.AddHours(-1), e.Attestation, e.Actor, e.Correlation, e.What))]));
    }

    private static string[] With(string[] lines, int at, Func<string, string> change) =>
        [.. lines[..at], change(lines[at]), .. lines[(at + 1)..]];

    private static string Join(IEnumerable<string> lines) => string.Concat(lines.Select(l => l + "\n"));

    private static string NameOf(LedgerFaultKind kind) => kind switch
    {
        LedgerFaultKind.Unreadable => "unreadable",
        LedgerFaultKind.OutOfSequence => "out-of-sequence",
        LedgerFaultKind.ChainBroken => "chain-broken",
        LedgerFaultKind.Altered => "altered",
        LedgerFaultKind.Impossible => "impossible",
        _ => "cut-off",
    };
}
