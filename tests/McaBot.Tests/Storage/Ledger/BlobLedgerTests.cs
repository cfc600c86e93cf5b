using Azure.Storage.Blobs.Models;
using McaBot.Attestations;
using McaBot.Storage;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Storage.Doubles;
using Microsoft.Extensions.Time.Testing;

namespace McaBot.Tests.Storage.Ledger;

public sealed class BlobLedgerTests : IAsyncLifetime
{
    private static readonly Guid Customer = Partner.Customer;
    private static readonly Guid Id = Guid.NewGuid();
    private static readonly string Blob = $"ledger/{Customer:D}.jsonl";
    private TestStorage storage = null!;

    public async Task InitializeAsync() => storage = await TestStorage.NewAsync();

    public async Task DisposeAsync() => await storage.DisposeAsync();

    [Fact]
    public async Task A_customer_without_a_ledger_has_an_empty_one_and_reading_writes_nothing()
    {
        var ledger = await ReadAsync();

        Assert.Equal((0, 0, null), (ledger.Length, ledger.Sequence, ledger.Fault));
        Assert.Empty(await storage.BlobsAsync());
    }

    [Fact]
    public async Task What_was_appended_is_read_back_from_an_append_blob()
    {
        var written = await AppendAsync(await ReadAsync(), Entries.Requested());
        written = await AppendAsync(written!, new Approved(), new HandedOff());
        var read = await ReadAsync();

        Assert.Equal((written!.Length, written.Sequence, written.Head, null), (read.Length, read.Sequence, read.Head, read.Fault));
        Assert.Equal(AttestationState.HandedOff, read.Find(Id)!.State);
        var properties = await storage.Direct.GetBlobClient(Blob).GetPropertiesAsync();
        Assert.Equal((BlobType.Append, 2), (properties.Value.BlobType, properties.Value.BlobCommittedBlockCount));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_fifty_appends_at_one_position_exactly_one_wins(bool begun)
    {
        var ledger = await ReadAsync();
        if (begun)
        {
            ledger = (await AppendAsync(ledger, Entries.Requested()))!;
        }

        var tries = Enumerable
            .Range(0, 50)
            .Select(_ => begun ? Entries.Of(Id, new Withdrawn()) : Entries.Of(Guid.NewGuid(), Entries.Requested()))
            .ToList();
        var answers = await Task.WhenAll(tries.Select(e => storage.Ledger.AppendAsync(ledger, e, default)));

        var present = await ReadAsync();
        var winner = answers.Index().Single(a => a.Item is not null);
        Assert.Null(present.Fault);
        Assert.Equal(ledger.Sequence + 1, present.Sequence);
        Assert.Contains(tries[winner.Index][0].Id, present.EntryIds);
        Assert.Equal(present.Head, winner.Item!.Head);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public async Task An_append_whose_answer_was_lost_is_found_again_and_not_repeated(int lost)
    {
        var ledger = (await AppendAsync(await ReadAsync(), Entries.Requested()))!;
        storage.Wire.LoseAnswers(lost, Wire.IsAppend);

        var written = await AppendAsync(ledger, new Approved(), new HandedOff());

        Assert.Equal(AttestationState.HandedOff, written!.Find(Id)!.State);
        Assert.Equal(3, (await ReadAsync()).Sequence);
    }

    [Fact]
    public async Task A_first_append_survives_losing_every_kind_of_answer_once()
    {
        var lost = new System.Collections.Concurrent.ConcurrentDictionary<string, bool>();
        storage.Wire.On = async (request, send, _) =>
        {
            var answer = await send();
            return request.Method == HttpMethod.Put && lost.TryAdd(request.RequestUri!.PathAndQuery, true)
                ? throw new HttpRequestException("lost")
                : answer;
        };

        var written = await AppendAsync(CustomerLedger.Empty(Customer), Entries.Requested());

        Assert.Equal(1, written!.Sequence);
        Assert.Equal(1, (await ReadAsync()).Sequence);
        Assert.True(lost.Count >= 3, "marker, creation and append");
    }

    [Fact]
    public async Task An_append_that_never_arrived_is_unavailable_and_nothing_changed()
    {
        var ledger = (await AppendAsync(await ReadAsync(), Entries.Requested()))!;
        storage.Wire.LoseAnswers(int.MaxValue, Wire.IsAppend, meanwhile: () => Task.CompletedTask);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => AppendAsync(ledger, new Withdrawn()));

        Assert.Equal(AttestationState.Requested, (await ReadAsync()).Find(Id)!.State);
    }

    [Fact]
    public async Task When_somebody_else_took_the_place_meanwhile_the_race_is_lost()
    {
        var ledger = (await AppendAsync(await ReadAsync(), Entries.Requested()))!;
        var other = LedgerFormat.Write(ledger, Entries.Of(Id, new Withdrawn()));
        var first = true;
        storage.Wire.LoseAnswers(int.MaxValue, Wire.IsAppend, meanwhile: async () =>
        {
            if (first)
            {
                first = false;
                await AppendRawAsync(other);
            }
        });

        Assert.Null(await AppendAsync(ledger, new Approved(), new HandedOff()));
        storage.Wire.On = null;
        Assert.Equal(AttestationState.Withdrawn, (await ReadAsync()).Find(Id)!.State);
    }

    [Theory]
    [InlineData(503, "ServerBusy")]
    [InlineData(500, "InternalError")]
    [InlineData(500, "OperationTimedOut")]
    [InlineData(429, "TooManyRequests")]
    [InlineData(409, "BlobImmutableDueToPolicy")]
    [InlineData(412, "LeaseIdMissing")]
    [InlineData(403, "AuthorizationFailure")]
    [InlineData(403, "AuthenticationFailed")]
    public async Task A_refusal_of_storage_is_unavailable_by_its_code(int status, string code)
    {
        var ledger = (await AppendAsync(await ReadAsync(), Entries.Requested()))!;

        storage.Wire.Refuse(Wire.IsAppend, status, code);
        var appending = await Assert.ThrowsAsync<StoreUnavailableException>(() => AppendAsync(ledger, new Withdrawn()));
        storage.Wire.Refuse(_ => true, status, code);
        var reading = await Assert.ThrowsAsync<StoreUnavailableException>(ReadAsync);

        Assert.Contains(code, appending.Message, StringComparison.Ordinal);
        Assert.Contains(code, reading.Message, StringComparison.Ordinal);
        storage.Wire.On = null;
        Assert.Equal(1, (await ReadAsync()).Sequence);
    }

    [Fact]
    public async Task Storage_that_never_answers_is_given_up_in_bounded_time()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var hung = await TestStorage.NewAsync(time);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        hung.Wire.On = async (_, _, token) =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        };

        var read = hung.Ledger.ReadAsync(Customer, default);
        await asked.Task;
        time.Advance(BlobStore.Longest - TimeSpan.FromMilliseconds(1));
        Assert.False(read.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));

        var e = await Assert.ThrowsAsync<StoreUnavailableException>(() => read);
        Assert.Contains("in time", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_not_told_that_storage_is_down()
    {
        using var giveUp = new CancellationTokenSource();
        storage.Wire.On = async (_, _, token) =>
        {
            await giveUp.CancelAsync();
            token.ThrowIfCancellationRequested();
            throw new InvalidOperationException();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => storage.Ledger.ReadAsync(Customer, giveUp.Token));
    }

    [Fact]
    public async Task A_container_that_went_missing_is_neither_read_as_empty_nor_made_again()
    {
        await AppendAsync(await ReadAsync(), Entries.Requested());
        await storage.Heads.DisposeAsync();
        await storage.Direct.DeleteAsync();

        await Assert.ThrowsAsync<StoreUnavailableException>(ReadAsync);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => AppendAsync(CustomerLedger.Empty(Customer), Entries.Requested()));
        Assert.False(await storage.Direct.ExistsAsync());
        Assert.Contains(storage.Log.Lines, line =>
            line.StartsWith($"Error Container {storage.Direct.Name} is missing.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_may_not_follow_is_refused_before_anything_is_written()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => AppendAsync(CustomerLedger.Empty(Customer), new Approved()));
        Assert.Empty(storage.Wire.Requests);

        var ledger = (await AppendAsync(await ReadAsync(), Entries.Requested()))!;
        await Assert.ThrowsAsync<InvalidOperationException>(() => AppendAsync(ledger, new Completed("R")));
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            AppendAsync(ledger with { Fault = new(1, LedgerFaultKind.Altered) }, new Withdrawn()));
        Assert.Equal(1, (await ReadAsync()).Sequence);
    }

    [Fact]
    public async Task The_marker_is_there_before_the_first_entry_and_is_not_written_again_while_something_is_open()
    {
        var ledger = (await AppendAsync(await ReadAsync(), Entries.Requested()))!;
        var order = storage
            .Wire.Requests.Where(r => r.StartsWith("PUT", StringComparison.Ordinal) && !r.Contains("heads/", StringComparison.Ordinal))
            .ToList();
        var marker = order.IndexOf($"PUT open/{Customer:D}");
        Assert.InRange(marker, 0, order.IndexOf($"PUT {Blob} appendblock") - 1);

        ledger = (await AppendAsync(ledger, new CardPosted(Partner.CardOf(Partner.Agent, "1"))))!;
        Assert.Single(storage.Wire.Requests, r => r == $"PUT open/{Customer:D}");

        ledger = (await AppendAsync(ledger, new Withdrawn()))!;
        await AppendAsync(ledger, new MessageDue(Guid.NewGuid(), MessageKind.Index));
        Assert.Equal(2, storage.Wire.Requests.Count(r => r == $"PUT open/{Customer:D}"));
    }

    [Fact]
    public async Task Without_the_marker_nothing_is_appended()
    {
        storage.Wire.Refuse(r => r.RequestUri!.AbsolutePath.Contains("/open/", StringComparison.Ordinal), 503, "ServerBusy");

        await Assert.ThrowsAsync<StoreUnavailableException>(() => AppendAsync(CustomerLedger.Empty(Customer), Entries.Requested()));

        Assert.DoesNotContain(storage.Wire.Requests, r => r.Contains("appendblock", StringComparison.Ordinal));
        Assert.Equal(0, (await ReadAsync()).Sequence);
    }

    [Fact]
    public async Task A_head_that_cannot_be_noted_costs_no_append()
    {
        storage.Wire.Refuse(
            r => r.Method == HttpMethod.Put && r.RequestUri!.AbsolutePath.Contains("/heads/", StringComparison.Ordinal), 503, "ServerBusy");
        var ledger = await AppendAsync(CustomerLedger.Empty(Customer), Entries.Requested());
        await storage.Heads.DisposeAsync();

        Assert.NotNull(ledger);
        Assert.Contains(storage.Log.Lines, l =>
            l.Contains("head", StringComparison.Ordinal) && l.Contains(Customer.ToString("D"), StringComparison.Ordinal));
        storage.Wire.On = null;
        Assert.NotNull(await AppendAsync(ledger, new Withdrawn()));
    }

    private Task<CustomerLedger> ReadAsync() => storage.Ledger.ReadAsync(Customer, default);

    private Task<CustomerLedger?> AppendAsync(CustomerLedger ledger, params LedgerEvent[] happenings) =>
        storage.Ledger.AppendAsync(ledger, Entries.Of(Id, happenings), default);

    private async Task AppendRawAsync(byte[] lines)
    {
        using var content = new MemoryStream(lines);
        await new Azure.Storage.Blobs.Specialized.AppendBlobClient(
            storage.Options.ConnectionString, storage.Options.Container, Blob).AppendBlockAsync(content);
    }
}
