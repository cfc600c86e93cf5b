using System.Text.Json;
using McaBot.Attestations;
using McaBot.Storage;
using McaBot.Storage.Projections;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Storage.Doubles;
using Microsoft.Extensions.Time.Testing;

namespace McaBot.Tests.Storage.Projections;

public sealed class IndexesTests : IAsyncLifetime
{
    private static readonly Assigned ToBoth = new(ApprovalRoute.ApproverGroup, [Partner.Approver, Partner.OtherApprover]);
    private TestStorage storage = null!;

    public async Task InitializeAsync() => storage = await TestStorage.NewAsync();

    public async Task DisposeAsync() => await storage.DisposeAsync();

    [Fact]
    public async Task An_open_request_is_mine_and_waits_for_those_who_were_asked()
    {
        var attestation = Of(Guid.NewGuid(), Entries.Requested(), ToBoth);
        await UpdateAsync(attestation);

        var mine = Assert.Single(await storage.Indexes.MineAsync(Partner.Agent, default));
        var waiting = Assert.Single(await storage.Indexes.WaitingForAsync(Partner.OtherApprover, default));
        Assert.Equal((attestation.Key, "Contoso SAS", AttestationState.Requested, 2), (mine.Key, mine.Company, mine.State, mine.Version));
        Assert.Equal(attestation.Key, waiting.Key);
        Assert.Single(await storage.Indexes.WaitingForAsync(Partner.Approver, default));
        Assert.Empty(await storage.Indexes.WaitingForAsync(Partner.Agent, default));
        Assert.Empty(await storage.Indexes.MineAsync(Partner.Approver, default));
        Assert.Empty(await storage.Indexes.WaitingForAsync(Partner.Outsider, default));
    }

    [Fact]
    public async Task A_decided_request_waits_for_nobody()
    {
        var id = Guid.NewGuid();
        await UpdateAsync(Of(id, Entries.Requested(), ToBoth));
        await UpdateAsync(Of(id, Entries.Requested(), ToBoth, new Approved(), new HandedOff()));

        Assert.Empty(await storage.Indexes.WaitingForAsync(Partner.Approver, default));
        Assert.Empty(await storage.Indexes.WaitingForAsync(Partner.OtherApprover, default));
        Assert.Equal(AttestationState.HandedOff, Assert.Single(await storage.Indexes.MineAsync(Partner.Agent, default)).State);
    }

    [Fact]
    public async Task A_month_names_the_customers_of_its_steps_once_and_no_others()
    {
        var attestation = Of(Guid.NewGuid(), Entries.Requested(), ToBoth, new Approved(), new HandedOff());
        await UpdateAsync(attestation);
        await UpdateAsync(attestation);
        var month = DateOnly.FromDateTime(attestation.RequestedAt.UtcDateTime);

        Assert.Equal([attestation.Key.Customer], await storage.Indexes.CustomersOfAsync(month, default));
        Assert.Empty(await storage.Indexes.CustomersOfAsync(month.AddMonths(1), default));
        Assert.Empty(await storage.Indexes.CustomersOfAsync(month.AddMonths(-1), default));
    }

    [Fact]
    public async Task A_step_whose_line_is_written_late_is_told_once_by_whoever_asks_from_one_moment_to_the_next()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 4, 9, 0, 0, TimeSpan.Zero));
        await using var late = await TestStorage.NewAsync(time);
        var begun = time.GetUtcNow();
        var id = Guid.NewGuid();
        var attestation = Assert.Single(
            Entries
                .LedgerOf(
                    Partner.Customer,
                    [
                        Entries.Of(Entries.Requested(), id, at: begun), Entries.Of(ToBoth, id, at: begun),
                        Entries.Of(new Withdrawn(), id, at: begun)])
                .Attestations.Values);
        time.Advance(TimeSpan.FromHours(30));
        var asked = time.GetUtcNow();
        Assert.Empty(await late.Indexes.HappenedAsync(begun.AddHours(-1), asked, default));
        time.Advance(TimeSpan.FromMinutes(1));

        await late.Indexes.UpdateAsync(attestation, null, default);
        time.Advance(TimeSpan.FromHours(1));
        await late.Indexes.UpdateAsync(attestation with { Version = attestation.Version + 1 }, null, default);

        Assert.Equal(
            [(id, DayEvent.Withdrawn)],
            (await late.Indexes.HappenedAsync(asked, time.GetUtcNow(), default)).Select(l => (l.Attestation, l.What)));
        Assert.Empty(await late.Indexes.HappenedAsync(time.GetUtcNow(), time.GetUtcNow().AddDays(1), default));
    }

    [Fact]
    public async Task Since_when_it_waits_is_not_since_somebody_was_reminded()
    {
        var id = Guid.NewGuid();
        await UpdateAsync(
            Assert.Single(
                Entries
                    .Ledger([
                        Entries.Of(Entries.Requested(), id),
                        Entries.Of(ToBoth, id),
                        Entries.Of(new Reminded(), id, at: Entries.At.AddDays(2)),
                    ])
                    .Attestations.Values));

        Assert.Equal(Entries.At, Assert.Single(await storage.Indexes.WaitingForAsync(Partner.Approver, default)).At);
    }

    [Fact]
    public async Task Somebody_no_longer_asked_is_no_longer_shown_it()
    {
        var id = Guid.NewGuid();
        await UpdateAsync(Of(id, Entries.Requested(), ToBoth));
        await UpdateAsync(Of(id, Entries.Requested(), ToBoth, new Assigned(ApprovalRoute.Manager, [Partner.Manager])));

        Assert.Empty(await storage.Indexes.WaitingForAsync(Partner.Approver, default));
        Assert.Single(await storage.Indexes.WaitingForAsync(Partner.Manager, default));
    }

    [Fact]
    public async Task A_late_or_repeated_update_changes_nothing()
    {
        var id = Guid.NewGuid();
        var early = Of(id, Entries.Requested(), ToBoth);
        var late = Of(id, Entries.Requested(), ToBoth, new Withdrawn());
        await UpdateAsync(early);
        await UpdateAsync(late);
        var before = storage.Wire.Requests.Count;
        await UpdateAsync(early);
        await UpdateAsync(late);

        Assert.Equal(AttestationState.Withdrawn, Assert.Single(await storage.Indexes.MineAsync(Partner.Agent, default)).State);
        Assert.Empty(await storage.Indexes.WaitingForAsync(Partner.Approver, default));
        Assert.DoesNotContain(storage.Wire.Requests.Skip(before), r => r.StartsWith("PUT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Erased_details_leave_the_names_that_were_known()
    {
        var id = Guid.NewGuid();
        await UpdateAsync(Of(id, Entries.Requested()));
        await storage.Indexes.UpdateAsync(Of(id, Entries.Requested(), new Withdrawn()), null, default);

        var mine = Assert.Single(await storage.Indexes.MineAsync(Partner.Agent, default));
        Assert.Equal(("Contoso SAS", AttestationState.Withdrawn), (mine.Company, mine.State));
    }

    [Fact]
    public async Task Updates_at_the_same_time_all_get_in()
    {
        // Each has to begin again whenever another got in first; more would only try the patience of a busy machine.
        const int Updates = 12;
        var all = Enumerable.Range(0, Updates).Select(_ => Of(Guid.NewGuid(), Entries.Requested(), ToBoth)).ToList();
        await Task.WhenAll(all.Select(a => UpdateAsync(a)));

        Assert.Equal(
            all.Select(a => a.Key.Id).Order(),
            (await storage.Indexes.MineAsync(Partner.Agent, default)).Select(r => r.Attestation).Order());
        Assert.Equal(Updates, (await storage.Indexes.WaitingForAsync(Partner.Approver, default)).Count);
        Assert.Equal(Updates, (await storage.Indexes.FindCustomersAsync("contoso", default)).Count);
    }

    [Fact]
    public async Task Every_open_one_is_kept_and_of_the_closed_the_latest_twenty()
    {
        for (var i = 0; i < 25; i++)
        {
            await UpdateAsync(Of(Guid.NewGuid(), Entries.At.AddDays(i), Entries.Requested(), new Withdrawn()));
        }

        var open = Of(Guid.NewGuid(), Entries.At.AddDays(-100), Entries.Requested());
        await UpdateAsync(open);

        var mine = await storage.Indexes.MineAsync(Partner.Agent, default);
        Assert.Equal(21, mine.Count);
        Assert.Equal(open.Key, mine[0].Key);
        Assert.Equal(Enumerable.Range(5, 20).Reverse().Select(i => Entries.At.AddDays(i)), mine.Skip(1).Select(r => r.At));
    }

    [Theory]
    [InlineData("contoso")]
    [InlineData("  CONTOSO ")]
    [InlineData("cont")]
    [InlineData("electricite")]
    [InlineData("Électri")]
    [InlineData("france cont")]
    [InlineData("contoso.com")]
    [InlineData("sub.cont")]
    [InlineData("edf")]
    public async Task A_customer_is_found_by_beginnings_of_words(string text)
    {
        await storage.IndexAsync("Contoso Électricité (EDF) de France", "sub.contoso.com");
        await storage.IndexAsync("Fabrikam GmbH", "fabrikam.example");

        Assert.Equal("Contoso Électricité (EDF) de France", Assert.Single(await storage.Indexes.FindCustomersAsync(text, default)).Company);
    }

    [Theory]
    [InlineData("Cœur Hunt SAS", "coeur")]
    [InlineData("Cœur Hunt SAS", "cœur")]
    [InlineData("Cœur Hunt SAS", "COEU")]
    [InlineData("Œuvre SA", "oeuvre")]
    [InlineData("Straßen GmbH", "strassen")]
    [InlineData("STRASSEN GmbH", "straßen")]
    [InlineData("GROẞE Werke", "grosse")]
    [InlineData("Łódź Sp.", "lodz")]
    [InlineData("Łódź Sp.", "łódź")]
    [InlineData("Ørsted A/S", "orsted")]
    [InlineData("Ægir ehf", "aegir")]
    [InlineData("Þór ehf", "thor")]
    [InlineData("Đuro d.o.o.", "duro")]
    [InlineData("Işık A.Ş.", "isik")]
    [InlineData("İstanbul A.Ş.", "istanbul")]
    public async Task Letters_that_do_not_come_apart_are_found_by_what_people_type_for_them(string company, string text)
    {
        await storage.IndexAsync(company, "x.example");
        await storage.IndexAsync("Fabrikam GmbH", "fabrikam.example");

        Assert.Equal(company, Assert.Single(await storage.Indexes.FindCustomersAsync(text, default)).Company);
    }

    [Fact]
    public async Task An_index_from_before_letters_were_taken_apart_is_found_in_as_it_was()
    {
        var customer = new CustomerMatch(Guid.NewGuid(), "coeur.example", "Cœur Hunt SAS");
        var old = JsonSerializer.SerializeToUtf8Bytes(new WordIndex([customer]), JsonSerializerOptions.Web);
        await storage.IndexAsync("Fabrikam GmbH", "fabrikam.example");
        await storage.Direct.GetBlobClient(BlobNames.WordIndex("cœu")).UploadAsync(BinaryData.FromBytes(old));

        Assert.Equal([customer], await storage.Indexes.FindCustomersAsync("cœur hunt", default));
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("{0}.")]
    [InlineData("{0}?")]
    [InlineData("\"{0}\"")]
    [InlineData("« {0} »")]
    [InlineData("#{0}")]
    [InlineData("({0}),")]
    [InlineData("\u200B{0}\u200B")]
    public async Task A_number_or_a_tenant_id_is_found_with_whatever_stands_around_it(string around)
    {
        var attestation = Of(Guid.NewGuid(), Entries.Requested());
        await storage.Indexes.UpdateWithAsync(attestation, Partner.Facts().Customer, default);
        var digits = attestation.Number[4..];

        foreach (
            var written in new[]
            {
                attestation.Number,
                attestation.Number.ToLowerInvariant(),
                digits,
                $"MCA{digits}",
                $"MCA {digits}",
                $"MCA\u2011{digits}",
                $"MCA\u2013{digits}",
                $"MCA\u2212{digits}",
            })
        {
            var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, around, written);
            Assert.Equal(attestation.Key.Customer, Assert.Single(await storage.Indexes.FindCustomersAsync(text, default)).Customer);
        }
    }

    [Fact]
    public async Task Eight_digits_that_are_no_number_may_be_a_word_of_a_name()
    {
        await storage.IndexAsync("Deadbeef Ltd", "deadbeef.example");

        Assert.Single(await storage.Indexes.FindCustomersAsync("deadbeef", default));
    }

    [Fact]
    public async Task Among_some_customers_those_are_found_that_come_after_as_many_others_as_are_shown()
    {
        var (last, other) = (Guid.NewGuid(), Guid.NewGuid());
        for (var i = 0; i < Indexes.MaxFound; i++)
        {
            await storage.IndexAsync($"Contoso {(char)('A' + i)}", "contoso.com");
        }

        await storage.IndexAsync("Contoso Z", "contoso.com", last);
        Assert.DoesNotContain(await storage.Indexes.FindCustomersAsync("contoso", default), c => c.Customer == last);

        var found = await storage.Indexes.FindCustomersAsync("contoso", new HashSet<Guid> { last, other }, default);

        Assert.Equal(last, Assert.Single(found).Customer);
        Assert.Empty(await storage.Indexes.FindCustomersAsync("contoso", new HashSet<Guid> { other }, default));
    }

    [Theory]
    [InlineData("ontoso")]
    [InlineData("contoso fabrikam")]
    [InlineData("contosoo")]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("***")]
    [InlineData("../../ledger")]
    [InlineData("\ud800")]
    public async Task What_matches_nobody_finds_nobody(string text)
    {
        await storage.IndexAsync("Contoso SAS", "contoso.com");
        await storage.IndexAsync("Fabrikam GmbH", "fabrikam.example");

        Assert.Empty(await storage.Indexes.FindCustomersAsync(text, default));
    }

    [Fact]
    public async Task Names_in_any_script_are_found_and_none_becomes_a_blob_name()
    {
        await storage.IndexAsync("株式会社コントソ", "kontoso.example");
        await storage.IndexAsync("Ελληνική Εταιρεία", "ellada.example");
        await storage.IndexAsync("../../x 😀 <b>", "x.example");

        Assert.Single(await storage.Indexes.FindCustomersAsync("株式会", default));
        Assert.Single(await storage.Indexes.FindCustomersAsync("ελληνικη", default));
        Assert.All(await storage.BlobsAsync("index/words/"), name => Assert.Matches("^index/words/[0-9a-f]{64}\\.json$", name));
    }

    [Fact]
    public async Task A_tenant_id_goes_straight_to_the_ledger()
    {
        var partner = new Partner(ledger: storage.Ledger);
        Assert.Empty(await storage.Indexes.FindCustomersAsync(Partner.Customer.ToString("D"), default));

        var details = new AttestationDetails(Guid.NewGuid(), "s", Partner.Facts().Customer, Partner.Facts().Signatory, "T");
        var hash = await storage.Details.WriteAsync(details, default);
        await storage.Ledger.AppendAsync(
            CustomerLedger.Empty(Partner.Customer), Entries.Of(details.Attestation, Entries.Requested() with { DetailsHash = hash }),
            default);

        Assert.Equal(
            [new CustomerMatch(Partner.Customer, "contoso.example", "Contoso SAS")],
            await storage.Indexes.FindCustomersAsync($" {{{Partner.Customer:D}}} ", default));
    }

    [Fact]
    public async Task A_customer_renamed_is_shown_by_its_new_name()
    {
        var customer = Guid.NewGuid();
        await storage.IndexAsync("Contoso SAS", "contoso.com", customer);
        await storage.IndexAsync("Contoso SE", "contoso.com", customer);

        Assert.Equal(
            [new CustomerMatch(customer, "contoso.com", "Contoso SE")], await storage.Indexes.FindCustomersAsync("contoso", default));
    }

    private static Attestation Of(Guid id, params LedgerEvent[] happenings) => Of(id, Entries.At, happenings);

    private static Attestation Of(Guid id, DateTimeOffset at, params LedgerEvent[] happenings) =>
        Entries.LedgerOf(Guid.NewGuid(), happenings.Select(h => Entries.Of(h, id, at: at))).Find(id)!;

    private Task UpdateAsync(Attestation attestation) => storage.Indexes.UpdateAsync(
        attestation,
        new AttestationDetails(attestation.Key.Id, "s", Partner.Facts(attestation.Key.Customer).Customer, Partner.Facts().Signatory, "T"),
        default);
}
