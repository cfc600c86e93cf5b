using McaBot.Attestations;
using McaBot.Storage;
using McaBot.Tests.Storage.Doubles;
using Microsoft.Extensions.Time.Testing;

namespace McaBot.Tests.Storage;

public sealed class BlobDraftsTests : IAsyncLifetime
{
    private readonly Guid draft = Guid.NewGuid();
    private readonly Guid customer = Guid.NewGuid();
    private readonly FakeTimeProvider time = new(TimeProvider.System.GetUtcNow());
    private TestStorage storage = null!;

    [Fact]
    public async Task Two_replicas_that_attach_at_the_same_time_lose_nothing()
    {
        BlobDrafts[] replicas = [Replica(), Replica()];

        await Task.WhenAll(
            Enumerable.Range(0, 10).Select(i => replicas[i % 2].ChangeFilesAsync(draft, [], before => [.. before, File(i)], default)));

        Assert.Equal(
            Enumerable.Range(0, 10).Select(File).ToHashSet(), (await Replica().ReadAsync(draft, default)).Draft!.Files.ToHashSet());
    }

    [Fact]
    public async Task Once_closed_by_one_replica_nothing_changes_through_another()
    {
        await Replica().ChangeFilesAsync(draft, [], _ => [File(1)], default);
        Assert.True(await Replica().TryCloseAsync(draft, customer, [File(1)], false, default));

        Assert.Null(await Replica().ChangeFilesAsync(draft, [], before => [.. before, File(2)], default));

        Assert.Equal([File(1)], (await Replica().ReadAsync(draft, default)).Draft!.Files);
        Assert.True(await Replica().TryCloseAsync(draft, customer, [File(1)], false, default));
    }

    [Fact]
    public async Task What_was_not_shown_cannot_be_closed_and_stays_open()
    {
        await Replica().ChangeFilesAsync(draft, [], _ => [File(1), File(2)], default);

        Assert.False(await Replica().TryCloseAsync(draft, customer, [File(1)], false, default));

        Assert.Equal(3, (await Replica().ChangeFilesAsync(draft, [], before => [.. before, File(3)], default))!.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reopened_or_closed_by_a_turn_that_died_it_takes_files_again(bool died)
    {
        Assert.True(await Replica().TryCloseAsync(draft, customer, [], false, default));
        if (died) time.Advance(TimeSpan.FromMinutes(3));
        else await Replica().ReopenAsync(draft, default);

        Assert.Equal([File(1)], await Replica().ChangeFilesAsync(draft, [], before => [.. before, File(1)], default));
        Assert.Null((await Replica().ReadAsync(draft, default)).Draft!.MayBeOnRecordOf);
    }

    [Fact]
    public async Task Closed_however_long_it_tells_in_whose_ledger_it_may_be_and_open_in_nobodys()
    {
        Assert.True(await Replica().TryCloseAsync(draft, customer, [], false, default));
        time.Advance(TimeSpan.FromDays(3));

        Assert.Equal(customer, (await Replica().ReadAsync(draft, default)).Draft!.MayBeOnRecordOf);
        await Replica().ReopenAsync(draft, default);
        Assert.Null((await Replica().ReadAsync(draft, default)).Draft!.MayBeOnRecordOf);
    }

    [Fact]
    public async Task What_an_earlier_release_kept_elsewhere_begins_the_list_once()
    {
        Assert.Equal(DraftReading.Nothing, await Replica().ReadAsync(draft, default));
        await Replica().ChangeFilesAsync(draft, [File(1)], before => [.. before, File(2)], default);

        await Replica().ChangeFilesAsync(draft, [File(9)], before => [.. before, File(3)], default);

        Assert.Equal([File(1), File(2), File(3)], (await Replica().ReadAsync(draft, default)).Draft!.Files);
        await Replica().DeleteAsync(draft, default);
        Assert.Equal(DraftReading.Nothing, await Replica().ReadAsync(draft, default));
    }

    [Fact]
    public async Task What_two_turns_typed_at_the_same_time_is_kept_of_both_and_the_files_stay()
    {
        await Replica().ChangeFilesAsync(draft, [], _ => [File(1)], default);
        await TypesAsync(Typed("name", "Contoso"), DraftForm.Empty);
        var seen = (await Replica().ReadAsync(draft, default)).Draft!.Form!;

        await TypesAsync(seen with { Inputs = Of(("name", "Contoso"), ("domain", "contoso.com")), Scenario = "new-partner" }, seen);
        await TypesAsync(seen with { Inputs = Of(("name", "Contoso Ltd")), Card = "17" }, seen);

        var kept = (await Replica().ReadAsync(draft, default)).Draft!;
        Assert.True(new DraftForm(Of(("name", "Contoso Ltd"), ("domain", "contoso.com")), "new-partner", Card: "17").IsSameAs(kept.Form!));
        Assert.Equal([File(1)], kept.Files);
    }

    [Fact]
    public async Task What_was_typed_while_a_mail_was_read_stays_and_nobody_is_made_of_two()
    {
        var ticket = ("ticket", "INC-1");
        await TypesAsync(DraftForm.Empty with { Inputs = Of(ticket) }, DraftForm.Empty);
        var seen = (await Replica().ReadAsync(draft, default)).Draft!.Form!;
        await TypesAsync(seen with { Inputs = Of(ticket, ("lastName", "Martin"), ("companyName", "Fabrikam")) }, seen);

        await TypesAsync(
            Guessed(
                seen, ("firstName", "Chantal"), ("lastName", "Beauregard"), ("email", "c@contoso.com"), ("dateAgreed", "2025-11-03"),
                ("tenantId", $"{customer}"), ("companyName", "Contoso")),
            seen);

        var kept = (await Replica().ReadAsync(draft, default)).Draft!.Form!;
        Assert.Equal(Of(ticket, ("lastName", "Martin"), ("companyName", "Fabrikam"), ("dateAgreed", "2025-11-03")), kept.Inputs);
        Assert.Equal(Of(("dateAgreed", "mail")), kept.Guesses);
    }

    [Fact]
    public async Task Marks_of_what_a_mail_told_stay_though_other_marks_were_checked_meanwhile()
    {
        var company = ("companyName", "Contoso");
        await TypesAsync(Guessed(DraftForm.Empty, company), DraftForm.Empty);
        var seen = (await Replica().ReadAsync(draft, default)).Draft!.Form!;
        var mail = seen with
        {
            Inputs = Of(company, ("dateAgreed", "2025-11-03")), Guesses = Of(("companyName", "mail"), ("dateAgreed", "mail")),
        };
        var checkedOnes = seen with { Guesses = null, Scenario = "existing-partner" };

        foreach (var turns in new[] { new[] { mail, checkedOnes }, [checkedOnes, mail] })
        {
            await TypesAsync(turns[0], seen);
            await TypesAsync(turns[1], seen);

            var kept = (await Replica().ReadAsync(draft, default)).Draft!.Form!;
            Assert.Equal(Of(company, ("dateAgreed", "2025-11-03")), kept.Inputs);
            Assert.Equal(Of(("dateAgreed", "mail")), kept.Guesses);
        }
    }

    [Fact]
    public async Task What_was_guessed_and_is_written_twice_is_still_marked_as_guessed()
    {
        await TypesAsync(Typed("ticket", "INC-1"), DraftForm.Empty);
        var seen = (await Replica().ReadAsync(draft, default)).Draft!.Form!;
        var guessed = Guessed(seen, ("firstName", "Chantal"), ("email", "c@contoso.com"));
        await TypesAsync(guessed, seen);

        await TypesAsync(guessed, seen);

        Assert.True(guessed.IsSameAs((await Replica().ReadAsync(draft, default)).Draft!.Form!));
    }

    [Fact]
    public async Task What_was_typed_for_a_request_that_is_over_does_not_come_back()
    {
        await TypesAsync(Typed("name", "Contoso"), DraftForm.Empty);
        await Replica().DeleteAsync(draft, default);

        await Replica().ChangeFormAsync(draft, Typed("name", "Contoso"), Typed("name", "Fabrikam"), null, default);

        Assert.Equal(DraftReading.Nothing, await Replica().ReadAsync(draft, default));
    }

    [Fact]
    public async Task One_that_was_read_and_erased_since_is_neither_closed_nor_takes_files_and_stays_gone()
    {
        await Replica().ChangeFilesAsync(draft, [], _ => [File(1)], default);
        await Replica().DeleteAsync(draft, default);

        Assert.False(await Replica().TryCloseAsync(draft, customer, [File(1)], true, default));
        Assert.Null(await Replica().ChangeFilesAsync(draft, null, before => [.. before, File(2)], default));

        Assert.Equal(DraftReading.Nothing, await Replica().ReadAsync(draft, default));
    }

    public static TheoryData<string> Unreadable =>
        [
            "",
            "<html>",
            "null",
            "7",
            "[]",
            "{",
            "{}",
            "\0\u0001",
            """{"files":null}""",
            """{"files":[null]}""",
            """{"files":{}}""",
            """{"files":[],"form":{}}""",
            """{"files":[],"form":{"inputs":{"domain":null}}}""",
            """{"files":[],"form":{"inputs":null}}""",
            """{"files":[],"form":{"inputs":{"domain":[1]}}}""",
            """{"files":[{"name":null,"contentType":"x","size":1,"sha256":"y"}]}""",
            """{"files":[],"form":{"inputs":{"domain":"cut""",
            """{"files":[],"person":"nobody"}""",
            "{\"files\":[],\"form\":{\"inputs\":{\"domain\":\"\\ud800\"}}}",
            new string('[', 5000) + new string(']', 5000),
        ];

    [Theory]
    [MemberData(nameof(Unreadable), DisableDiscoveryEnumeration = true)]
    public async Task What_cannot_be_read_is_never_written_over_and_is_put_aside_once_it_is_read(string content)
    {
        var name = BlobNames.Draft(draft);
        var bytes = BinaryData.FromString(content);
        await storage.Store.WriteAsync(name, bytes, null, default);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => TypesAsync(Typed("name", "Contoso"), DraftForm.Empty));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Replica().ChangeFilesAsync(draft, [], _ => [File(1)], default));
        Assert.Equal(content, (await storage.Store.ReadAsync(name, default))!.Content.ToString());

        Assert.True((await Replica().ReadAsync(draft, default)).WasPutAside);
        Assert.Equal(DraftReading.Nothing, await Replica().ReadAsync(draft, default));
        var aside = await storage.Store.ReadAsync(BlobNames.UnreadableDraft(draft, Hashes.Sha256(bytes.ToMemory().Span)), default);
        Assert.Equal(content, aside!.Content.ToString());
        Assert.Contains(storage.Log.Lines, line => line.StartsWith("Error A draft cannot be read", StringComparison.Ordinal));
    }

    public async Task InitializeAsync() => storage = await TestStorage.NewAsync();

    public async Task DisposeAsync() => await storage.DisposeAsync();

    private static EvidenceFile File(int number) => new($"{number}.pdf", "application/pdf", number, Hashes.Sha256($"{number}"));

    private static DraftForm Typed(string field, string value) => DraftForm.Empty with { Inputs = Of((field, value)) };

    private static DraftForm Guessed(DraftForm seen, params (string Field, string Value)[] guesses) => seen with
    {
        Inputs = seen.Inputs.Concat(Of(guesses)).ToDictionary(),
        Guesses = guesses.ToDictionary(g => g.Field, _ => "mail"),
    };

    private static Dictionary<string, string> Of(params (string Field, string Value)[] inputs) =>
        inputs.ToDictionary(i => i.Field, i => i.Value);

    private Task TypesAsync(DraftForm after, DraftForm before) =>
        Replica().ChangeFormAsync(draft, before, after, new StoredDraft([]), default);

    private BlobDrafts Replica() => new(storage.Store, time, storage.Log.Of<BlobDrafts>());
}
