using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using McaBot.Attestations;
using McaBot.Outbox;
using McaBot.Platform.Settings;
using McaBot.Platform.Telemetry;
using McaBot.Storage;
using McaBot.Storage.Projections;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace McaBot.Tests.Outbox;

public sealed class OutboxDispatcherTests
{
    [Fact]
    public async Task An_effect_is_done_once_however_late_the_ledger_answers_those_who_were_woken()
    {
        var ledger = new SlowReads(Entries.Ledger());
        LedgerEvent[] begun = [Entries.Requested(), new Assigned(ApprovalRoute.Manager, [Partner.Approver])];
        var attestation = Guid.NewGuid();
        var due = Enumerable.Range(0, 5).Select(i => new MessageDue(Guid.NewGuid(), MessageKind.TellApprover, $"{i}", "me"));
        await ledger.AppendAsync(CustomerLedger.Empty(Partner.Customer), Entries.Of(attestation, [.. begun, .. due]), default);
        var done = new CountingHandler();
        using var runner = RunnerOf(ledger, done);

        await runner.StartAsync(default);
        for (var i = 0; i < 200; i++)
        {
            runner.Wake(Partner.Customer);
            await Task.Delay(2);
        }

        await Waiting.UntilAsync("everything due to be done", () => !ledger.Now.Attestations.Values.Single().PendingMessages.Any());
        await runner.StopAsync(default);
        Assert.Equal(5, done.Times.Count);
        Assert.All(done.Times.Values, times => Assert.Equal(1, times));
    }

    [Fact]
    public async Task What_was_done_is_noted_though_the_ledger_could_not_be_read_for_a_moment()
    {
        var ledger = new MemoryLedger();
        LedgerEvent[] begun = [Entries.Requested(), new Assigned(ApprovalRoute.Manager, [Partner.Approver])];
        await ledger.AppendAsync(
            CustomerLedger.Empty(Partner.Customer),
            Entries.Of(Guid.NewGuid(), [.. begun, new MessageDue(Guid.NewGuid(), MessageKind.TellApprover, "0", "me")]), default);
        var sound = ledger[Partner.Customer];
        var done = new CountingHandler(() =>
        {
            sound = ledger[Partner.Customer];
            ledger[Partner.Customer] = "<html>sorry</html>\n"u8.ToArray();
        });
        using var runner = RunnerOf(ledger, done);

        await runner.StartAsync(default);
        runner.Wake(Partner.Customer);
        await Waiting.UntilAsync("the first try", () => !done.Times.IsEmpty);
        Assert.NotNull(ledger.Now(Partner.Customer).Fault);
        await Task.Delay(300);
        ledger[Partner.Customer] = sound;

        await Waiting.UntilAsync(
            "the message to be noted as done",
            () => ledger.Now(Partner.Customer).Attestations.Values.Single().Messages.Values.Single().Status == MessageStatus.Done);
        await runner.StopAsync(default);
        Assert.Equal(1, Assert.Single(done.Times.Values));
    }

    [Theory]
    [InlineData(1, "dead-lettered")]
    [InlineData(12, "deferred")]
    public async Task A_message_that_failed_for_the_last_time_counts_as_given_up_and_one_that_is_tried_again_does_not(
        int mostTries, string counted)
    {
        var ledger = new MemoryLedger();
        LedgerEvent[] begun = [Entries.Requested(), new Assigned(ApprovalRoute.Manager, [Partner.Approver])];
        await ledger.AppendAsync(
            CustomerLedger.Empty(Partner.Customer),
            Entries.Of(Guid.NewGuid(), [.. begun, new MessageDue(Guid.NewGuid(), MessageKind.TellApprover, "0", "me")]), default);
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var factory = services.GetRequiredService<IMeterFactory>();
        var results = new ConcurrentQueue<string?>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Name == "mcabot.outbox.messages" && instrument.Meter.Scope == factory)
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>(
            (_, _, tags, _) => results.Enqueue((string?)tags.ToArray().Single(tag => tag.Key == "result").Value));
        listener.Start();
        using var runner = RunnerOf(ledger, new FailingHandler(), factory, mostTries);

        await runner.StartAsync(default);
        runner.Wake(Partner.Customer);
        await Waiting.UntilAsync("the message to be counted", () => !results.IsEmpty);
        await runner.StopAsync(default);

        Assert.Equal(counted, results.First());
        Assert.Equal(counted == "dead-lettered", ledger.Now(Partner.Customer).DeadLetters.Any());
    }

    private static OutboxDispatcher RunnerOf(ILedger ledger, IOutboxHandler doer, IMeterFactory? meters = null, int mostTries = 12)
    {
        meters ??= new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        var policy = new RetryPolicy { ClaimTime = TimeSpan.FromDays(20_000), MaxClaims = mostTries };
        var store = new BlobStore(
            new Azure.Storage.Blobs.BlobContainerClient(new Uri("http://127.0.0.1:9/none")),
            TimeProvider.System,
            NullLogger<BlobStore>.Instance);
        var progress = new MemoryProgress();
        return new OutboxDispatcher(
            new OutboxStore(ledger, progress, policy, new Instance("me"), TimeProvider.System), NoLife(ledger), policy, new Instance("me"),
            new OpenMarkers(store), new DeadLetterMarkers(store), ledger, progress, [doer], Options.Create(new NotificationOptions()),
            new Metrics(meters), new NewerVersions(new Metrics(meters)), TimeProvider.System, NullLogger<OutboxDispatcher>.Instance);
    }

    private static ExpiryProcess NoLife(ILedger ledger) =>
    new(
        ledger,
        Partner.ApproversOf(new MemoryDirectory()),
        Partner.AgainOf(new MemoryDirectory()),
        new ReminderPolicy
        {
            RemindAfter = default,
            EscalateAfter = default,
            ExpireAfter = default,
        },
        new Instance("me"),
        TimeProvider.System);

    private sealed class CountingHandler(Action? meanwhile = null) : IOutboxHandler
    {
        public ConcurrentDictionary<Guid, int> Times { get; } = new();

        public IReadOnlyList<MessageKind> Kinds { get; } = [MessageKind.TellApprover];

        public Task<OutboxResult> DoAsync(ClaimedMessage claimed, CancellationToken cancellationToken)
        {
            meanwhile?.Invoke();
            Times.AddOrUpdate(claimed.Message.Id, 1, (_, times) => times + 1);
            return Task.FromResult(OutboxResult.Done);
        }
    }

    private sealed class FailingHandler : IOutboxHandler
    {
        public IReadOnlyList<MessageKind> Kinds { get; } = [MessageKind.TellApprover];

        public Task<OutboxResult> DoAsync(ClaimedMessage claimed, CancellationToken cancellationToken) =>
            Task.FromResult(OutboxResult.Later("connector-502"));
    }

    /// <summary>Every reader gets what stood there when it asked, up to 30 ms later: by then others have written.</summary>
    private sealed class SlowReads(CustomerLedger empty) : ILedger
    {
        private readonly MemoryLedger inner = new();

        public async Task<CustomerLedger> ReadAsync(Guid customer, CancellationToken cancellationToken)
        {
            var then = inner.Now(customer);
            await Task.Delay(Random.Shared.Next(30), cancellationToken);
            return then;
        }

        public Task<CustomerLedger?> AppendAsync(
            CustomerLedger ledger, IReadOnlyList<Entry> entries,
            CancellationToken cancellationToken) => inner.AppendAsync(ledger, entries, cancellationToken);

        public CustomerLedger Now => inner.Now(empty.Customer);
    }
}
