using McaBot.Attestations;
using McaBot.PartnerCenter;
using McaBot.Sandbox.Wire;
using McaBot.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace McaBot.Tests.PartnerCenter;

/// <summary>How politely Partner Center is called, whatever there is to do.</summary>
public sealed class GateTests
{
    private static readonly Guid Contoso = FarPartnerCenter.Contoso.TenantId;

    [Theory]
    [InlineData(7200)]
    [InlineData(null)]
    public async Task After_one_call_was_asked_to_wait_no_call_is_made_for_that_long(int? seconds)
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var far = await FarPartnerCenter.StartAsync(time: time);
        var asked = seconds is { } s ? TimeSpan.FromSeconds(s) : (TimeSpan?)null;
        far.Faults.Next("partnercenter", status: 429, retryAfter: asked);
        var wait = asked ?? PartnerCenterGate.Unsaid;

        Assert.Equal(wait, (await ThrottledAsync(() => far.AttestAsync())).RetryAfter);
        time.Advance(wait / 2);

        var rest = Assert.NotNull((await ThrottledAsync(() => far.AgreeAsync(Guid.NewGuid()))).RetryAfter);
        Assert.InRange(rest, TimeSpan.Zero, wait / 2);
        await ThrottledAsync(() => far.Adapter.ReadBackAsync(Contoso, default));
        Assert.Null(await far.Adapter.PriorAcceptanceAsync(Contoso, default));
        Assert.Empty(await far.Adapter.FindCustomersAsync("Contoso", 15, default));
        Assert.Single(far.Requests.Of("partnercenter"));

        time.Advance(wait / 2);
        Assert.NotNull((await far.AttestAsync()).Id);
    }

    [Fact]
    public async Task A_shorter_wait_asked_for_later_does_not_open_the_way_sooner()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var far = await FarPartnerCenter.StartAsync(time: time);
        var (release, arrived) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var late = far.Faults.Next(new Fault
        {
            Service = "partnercenter", Path = "/agreements", Status = 429, RetryAfter = TimeSpan.FromSeconds(1),
            Do = () =>
            {
                arrived.SetResult();
                return release.Task;
            },
        });
        var slow = ThrottledAsync(() => far.AgreeAsync(Guid.NewGuid()));
        await arrived.Task.WaitAsync(Waiting.Limit);
        far.Faults.Next("partnercenter", "/attestations", status: 429, retryAfter: TimeSpan.FromHours(1));
        await ThrottledAsync(() => far.AttestAsync());
        release.SetResult();
        await slow;

        time.Advance(TimeSpan.FromMinutes(30));
        await ThrottledAsync(() => far.AttestAsync());
        Assert.Equal(2, far.Requests.Of("partnercenter").Count());
    }

    [Fact]
    public async Task However_much_there_is_to_do_only_so_many_calls_are_made_at_once_and_none_is_lost()
    {
        await using var far = await FarPartnerCenter.StartAsync(time: new FakeTimeProvider(TimeProvider.System.GetUtcNow()));
        var (atOnce, most, gate) = (0, 0, new Lock());
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var slow = far.Faults.Next(new Fault
        {
            Service = "partnercenter", Times = 1000, Method = "POST",
            Do = async () =>
            {
                lock (gate)
                {
                    most = Math.Max(most, ++atOnce);
                    if (atOnce == PartnerCenterGate.MaxAtOnce) full.TrySetResult();
                }

                // Nobody leaves before there are as many as may be; whoever is one too many then has time to show.
                await full.Task;
                await Task.Delay(20);
                lock (gate) atOnce--;
            },
        });

        var made = await Task.WhenAll(Enumerable.Range(0, 5 * PartnerCenterGate.MaxAtOnce).Select(_ => far.AttestAsync()));

        Assert.All(made, m => Assert.NotNull(m.Id));
        Assert.Equal(made.Length, far.Book.Attestations.Count);
        Assert.Equal(PartnerCenterGate.MaxAtOnce, most);
    }

    [Fact]
    public async Task Whoever_gets_no_turn_in_time_is_told_to_come_back_and_takes_nobodys_place()
    {
        using var gate = new PartnerCenterGate(TimeProvider.System, NullLogger<PartnerCenterGate>.Instance);
        var patience = TimeSpan.FromSeconds(30);
        var turns = await Task.WhenAll(
            Enumerable.Range(0, PartnerCenterGate.MaxAtOnce).Select(_ => gate.EnterAsync(HttpMethod.Post, patience, default)));

        Assert.Null((await ThrottledAsync(() => gate.EnterAsync(HttpMethod.Post, TimeSpan.FromMilliseconds(50), default))).RetryAfter);
        using var impatient = new CancellationTokenSource();
        var waiting = gate.EnterAsync(HttpMethod.Post, patience, impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        foreach (var turn in turns)
        {
            turn.Dispose();
            turn.Dispose();
        }

        await Task.WhenAll(
            Enumerable.Range(0, PartnerCenterGate.MaxAtOnce).Select(_ => gate.EnterAsync(HttpMethod.Post, patience, default)));
        await ThrottledAsync(() => gate.EnterAsync(HttpMethod.Post, TimeSpan.FromMilliseconds(50), default));
    }

    [Fact]
    public async Task Whoever_reads_does_not_stand_behind_what_is_written()
    {
        await using var far = await FarPartnerCenter.StartAsync(time: new FakeTimeProvider(TimeProvider.System.GetUtcNow()));
        var (release, inside) = (new TaskCompletionSource(), new CountdownEvent(PartnerCenterGate.MaxAtOnce));
        using var slow = far.Faults.Next(new Fault
        {
            Service = "partnercenter", Times = 1000, Method = "POST",
            Do = () =>
            {
                inside.Signal();
                return release.Task;
            },
        });
        var first = Enumerable.Range(0, PartnerCenterGate.MaxAtOnce).Select(_ => far.AttestAsync()).ToList();
        await Task.Run(() => inside.Wait(Waiting.Limit));

        Assert.NotEmpty(await far.Adapter.FindCustomersAsync("Contoso", 15, default));

        Assert.Empty(far.Book.Attestations);
        release.SetResult();
        Assert.All(await Task.WhenAll(first), m => Assert.NotNull(m.Id));
    }

    private static async Task<PartnerCenterUnavailableException> ThrottledAsync<T>(Func<Task<T>> call)
    {
        var e = await Assert.ThrowsAsync<PartnerCenterUnavailableException>(call);
        Assert.Equal((PartnerCenterUnavailableException.ThrottledCode, false), (e.Message, e.IsAmbiguous));
        return e;
    }
}
