using McaBot.Attestations;
using McaBot.Storage.Projections;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Storage.Doubles;

namespace McaBot.Tests.Storage.Projections;

public sealed class DeadLetterMarkersTests : IAsyncLifetime
{
    private static readonly Guid Id = Guid.NewGuid();
    private TestStorage storage = null!;

    public async Task InitializeAsync() => storage = await TestStorage.NewAsync();

    public async Task DisposeAsync() => await storage.DisposeAsync();

    [Fact]
    public async Task What_is_given_up_anew_is_marked_although_another_replica_forgot_the_marker_in_between()
    {
        var (effect, again) = (Guid.NewGuid(), Guid.NewGuid());
        var (mine, others) = (new DeadLetterMarkers(storage.Store), new DeadLetterMarkers(storage.Store));
        var ledger = await AppendAsync(
            CustomerLedger.Empty(Partner.Customer), Entries.Requested(), new MessageDue(effect, MessageKind.Index),
            new DeadLettered(effect, "x"));
        await mine.NoteAsync(ledger, default);
        ledger = await AppendAsync(ledger, new Requeued(effect), new MessageDone(effect));
        await others.ForgetAsync(DeadLetterSource.Customers, Partner.Customer, () => Task.FromResult(true), default);
        Assert.Empty(await storage.BlobsAsync("dead-letters/"));

        ledger = await AppendAsync(ledger, new MessageDue(again, MessageKind.Index), new DeadLettered(again, "x"));
        await mine.NoteAsync(ledger, default);

        Assert.Equal([$"dead-letters/customers/{Partner.Customer:D}"], await storage.BlobsAsync("dead-letters/"));
        await storage.Heads.DisposeAsync();
        var writes = storage.Wire.Requests.Count;
        await mine.NoteAsync(ledger, default);
        Assert.Equal(writes, storage.Wire.Requests.Count);
    }

    [Fact]
    public async Task Operators_hear_once_of_what_was_given_up()
    {
        var effect = Guid.NewGuid();
        var markers = new DeadLetterMarkers(storage.Store, storage.Log.Of<DeadLetterMarkers>());
        var ledger = await AppendAsync(
            CustomerLedger.Empty(Partner.Customer), Entries.Requested(), new MessageDue(effect, MessageKind.Index));
        await markers.NoteAsync(ledger, default);
        Assert.DoesNotContain(storage.Log.Lines, IsOfDeadLetters);

        ledger = await AppendAsync(ledger, new DeadLettered(effect, "x"));
        await markers.NoteAsync(ledger, default);
        await markers.NoteAsync(ledger, default);

        var line = Assert.Single(storage.Log.Lines, IsOfDeadLetters);
        Assert.StartsWith($"Warning Something of customers {Partner.Customer:D}", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operators_hear_once_of_a_job_that_was_given_up_and_again_once_it_was_requeued_in_vain()
    {
        var job = Guid.NewGuid();
        var markers = new DeadLetterMarkers(storage.Store, storage.Log.Of<DeadLetterMarkers>());

        await markers.NoteJobAsync(job, 0, default);
        await markers.NoteJobAsync(job, 0, default);
        Assert.Equal(1, storage.Log.Lines.Count(IsOfDeadLetters));
        Assert.Equal([$"dead-letters/jobs/{job:D}"], await storage.BlobsAsync("dead-letters/"));

        await markers.NoteJobAsync(job, 1, default);
        Assert.Equal(2, storage.Log.Lines.Count(IsOfDeadLetters));

        markers.ForgetJob(job);
        await markers.NoteJobAsync(job, 1, default);
        Assert.Equal(3, storage.Log.Lines.Count(IsOfDeadLetters));
    }

    [Fact]
    public async Task What_was_dismissed_is_parked_no_more_and_stays_on_record()
    {
        var effect = Guid.NewGuid();
        var ledger = await AppendAsync(
            CustomerLedger.Empty(Partner.Customer), Entries.Requested(), new MessageDue(effect, MessageKind.Index),
            new DeadLettered(effect, "x"), new Dismissed(effect));
        Assert.Empty(ledger.DeadLetters);
        Assert.Equal(MessageStatus.Dismissed, ledger.Find(Id)!.Messages[effect].Status);
        var keeper = new OutboxStore(storage.Ledger, new MemoryProgress(), new RetryPolicy(), new Instance("me"), TimeProvider.System);
        var key = new AttestationKey(Partner.Customer, Id);

        Assert.Equal(
            Refusal.AlreadySettled, (await keeper.RequeueAsync(key, effect, Actor.Operator, "c", new WokenOutbox(), default)).Refusal);
        Assert.True((await keeper.DismissAsync(key, effect, Actor.Operator, "c", new WokenOutbox(), default)).Repeated);
        Assert.Equal(ledger.Length, (await storage.Ledger.ReadAsync(Partner.Customer, default)).Length);
    }

    private static bool IsOfDeadLetters(string line) => line.Contains("dead letter", StringComparison.Ordinal);

    private async Task<CustomerLedger> AppendAsync(CustomerLedger ledger, params LedgerEvent[] happenings) =>
        (await storage.Ledger.AppendAsync(ledger, Entries.Of(Id, happenings), default))!;
}
