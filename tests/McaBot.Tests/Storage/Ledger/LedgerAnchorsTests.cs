using McaBot.Attestations;
using McaBot.Storage.Ledger;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Storage.Doubles;

namespace McaBot.Tests.Storage.Ledger;

/// <summary>What is noted of a ledger apart from it only ever moves on, and what is missing there is told.</summary>
public sealed class LedgerAnchorsTests : IAsyncLifetime
{
    private static readonly Guid Id = Guid.NewGuid();
    private TestStorage storage = null!;

    public async Task InitializeAsync() => storage = await TestStorage.NewAsync();

    public async Task DisposeAsync() => await storage.DisposeAsync();

    [Fact]
    public async Task A_slower_replica_does_not_move_it_back()
    {
        var early = await AppendAsync(CustomerLedger.Empty(Partner.Customer), Entries.Requested());
        var late = await AppendAsync(early, new Approved(), new HandedOff());
        var slow = new LedgerAnchors(storage.Store, storage.Log.Of<LedgerAnchors>());

        slow.Note(early);
        await slow.DisposeAsync();

        Assert.Equal(late.Head, (await storage.Heads.FindAsync(Partner.Customer, default))!.Hash);
    }

    [Fact]
    public async Task Many_at_once_leave_the_furthest()
    {
        var ledger = await AppendAsync(CustomerLedger.Empty(Partner.Customer), Entries.Requested());
        var all = new List<CustomerLedger> { ledger };
        for (var i = 0; i < 8; i++)
        {
            all.Add(ledger = await AppendAsync(ledger, new CardPosted(Partner.CardOf(Partner.Agent, $"{i}"))));
        }

        await Task.WhenAll(
            all.AsEnumerable()
                .Reverse()
                .Select(l => new LedgerAnchors(storage.Store, storage.Log.Of<LedgerAnchors>()).WriteAsync(l, default)));

        Assert.Equal(ledger.Sequence, (await storage.Heads.FindAsync(Partner.Customer, default))!.Sequence);
    }

    [Fact]
    public async Task An_append_found_again_after_its_answer_was_lost_is_noted_too()
    {
        storage.Wire.LoseAnswers(1, Wire.IsAppend);

        var after = await AppendAsync(CustomerLedger.Empty(Partner.Customer), Entries.Requested());

        Assert.Equal(after.Head, (await storage.Heads.FindAsync(Partner.Customer, default))!.Hash);
    }

    [Fact]
    public async Task What_a_crash_left_unnoted_is_noted_by_whoever_reads_the_ledger_next_and_waits_for_nothing()
    {
        var before = await AppendAsync(CustomerLedger.Empty(Partner.Customer), Entries.Requested());
        storage.Wire.Refuse(IsHeadWritten, 403, "AuthorizationFailure");
        var after = await AppendAsync(before, new Approved());
        Assert.Equal(before.Head, (await storage.Heads.FindAsync(Partner.Customer, default))!.Hash);
        var asked = new TaskCompletionSource();
        storage.Wire.On = async (request, send, _) =>
        {
            if (IsHeadWritten(request))
            {
                await asked.Task;
            }

            return await send();
        };

        Assert.Null((await storage.Ledger.ReadAsync(Partner.Customer, default)).Fault);
        asked.SetResult();
        await storage.Heads.DisposeAsync();

        Assert.Equal(after.Head, (await storage.Heads.FindAsync(Partner.Customer, default))!.Hash);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Missing_or_unreadable_it_is_told_and_no_reading_makes_it_again_but_the_next_entry_does(bool isThere)
    {
        var ledger = await AppendAsync(CustomerLedger.Empty(Partner.Customer), Entries.Requested());
        Assert.True((await storage.Checks.CheckAsync(Partner.Customer, default)).HasAnchor);
        var head = storage.Direct.GetBlobClient($"heads/{Partner.Customer:D}.json");
        await head.DeleteAsync();
        if (isThere)
        {
            await head.UploadAsync(BinaryData.FromString("{"));
        }

        await storage.Ledger.ReadAsync(Partner.Customer, default);
        await storage.Heads.DisposeAsync();
        Assert.Equal(
            new LedgerVerdict(Partner.Customer, 1, null, HasAnchor: false), await storage.Checks.CheckAsync(Partner.Customer, default));

        await AppendAsync(ledger, new Approved());
        Assert.Equal(
            new LedgerVerdict(Partner.Customer, 2, null, HasAnchor: true), await storage.Checks.CheckAsync(Partner.Customer, default));
    }

    [Fact]
    public async Task A_check_of_everything_finds_a_deleted_ledger_by_its_head_and_a_ledger_without_one()
    {
        var (deleted, loose, sound) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        foreach (var customer in new[] { deleted, loose, sound })
        {
            await AppendAsync(CustomerLedger.Empty(customer), Entries.Requested());
        }

        await storage.Direct.GetBlobClient($"ledger/{deleted:D}.jsonl").DeleteAsync();
        await storage.Direct.GetBlobClient($"heads/{loose:D}.json").DeleteAsync();
        var told = new List<LedgerVerdict>();

        await storage.Checks.CheckAllAsync(told.Add, default);

        Assert.Equal(
            new[]
            {
                new LedgerVerdict(deleted, 0, new LedgerFault(1, LedgerFaultKind.CutOff), true),
                new(loose, 1, null, false),
                new(sound, 1, null, true),
            }.OrderBy(v => v.Customer),
            told.OrderBy(v => v.Customer));
    }

    [Fact]
    public async Task An_append_awaits_no_more_for_it_than_it_did()
    {
        var before = await AppendAsync(CustomerLedger.Empty(Partner.Customer), Entries.Requested());
        var appended = new TaskCompletionSource();
        storage.Wire.On = async (request, send, token) =>
        {
            if (request.RequestUri!.AbsolutePath.Contains("/heads/", StringComparison.Ordinal))
            {
                await appended.Task.WaitAsync(token);
            }

            return await send();
        };

        Assert.NotNull(await storage.Ledger.AppendAsync(before, Entries.Of(Id, new Approved()), default));
        appended.SetResult();
    }

    private async Task<CustomerLedger> AppendAsync(CustomerLedger ledger, params LedgerEvent[] happenings)
    {
        var after = await storage.Ledger.AppendAsync(ledger, Entries.Of(Id, happenings), default);
        await storage.Heads.DisposeAsync();
        return after!;
    }

    private static bool IsHeadWritten(HttpRequestMessage request) =>
        request.Method == HttpMethod.Put && request.RequestUri!.AbsolutePath.Contains("/heads/", StringComparison.Ordinal);
}
