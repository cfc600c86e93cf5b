using McaBot.Attestations;
using McaBot.Notifications;
using McaBot.Tests.Attestations.Doubles;

namespace McaBot.Tests.Notifications;

public sealed class EffectGateTests : IDisposable
{
    private readonly EffectGate gate = new();

    public void Dispose() => gate.Dispose();

    [Fact]
    public async Task Effects_for_one_recipient_go_in_the_order_they_came_and_those_for_others_at_once()
    {
        var channel = Claimed(EffectKind.PostToChannel, "19:a");
        var first = await gate.EnterAsync(channel, default);
        Task<EffectPlace>[] waiting = [.. Enumerable.Range(0, 300).Select(i => gate.EnterAsync(i % 2 == 0 ? channel : Claimed(EffectKind.PostToChannel, "failures|19:a"), default))];
        Assert.False(first.HasWaited);
        Assert.All(waiting, w => Assert.False(w.IsCompleted));

        // However many wait for the channel: nobody else does.
        for (var i = 0; i < 30; i++)
        {
            Assert.True(gate.EnterAsync(Claimed(EffectKind.TellApprover, $"{Guid.NewGuid()}"), default).IsCompletedSuccessfully);
            Assert.True(gate.EnterAsync(Claimed(i % 2 == 0 ? EffectKind.Index : EffectKind.Announce, null), default).IsCompletedSuccessfully);
        }

        var place = first;
        foreach (var next in waiting)
        {
            place.Dispose();
            place = await next.WaitAsync(TimeSpan.FromSeconds(60));
            Assert.True(place.HasWaited);
        }

        Assert.Equal(31, gate.Recipients);
        place.Dispose();
        Assert.Equal(30, gate.Recipients);
    }

    [Fact]
    public async Task Only_so_many_are_under_way_at_once_and_Partner_Center_takes_no_place_of_a_post()
    {
        EffectPlace[] asking = [.. await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => gate.EnterAsync(Claimed(EffectKind.IssueLink, null), default)))];
        var more = gate.EnterAsync(Claimed(EffectKind.CreateAgreement, null), default);
        Assert.False(more.IsCompleted);
        await Task.WhenAll(Enumerable.Range(0, 256).Select(i => gate.EnterAsync(Claimed(EffectKind.TellApprover, $"{i}"), default)));
        Assert.False(gate.EnterAsync(Claimed(EffectKind.TellRequester, "more"), default).IsCompleted);

        asking[0].Dispose();

        Assert.False((await more.WaitAsync(TimeSpan.FromSeconds(60))).HasWaited);
    }

    [Fact]
    public async Task Who_gives_up_is_passed_over()
    {
        using var givingUp = new CancellationTokenSource();
        var channel = Claimed(EffectKind.PostToChannel, "19:a");
        var first = await gate.EnterAsync(channel, default);
        var second = gate.EnterAsync(channel, givingUp.Token);
        var third = gate.EnterAsync(channel, default);

        await givingUp.CancelAsync();
        first.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        (await third.WaitAsync(TimeSpan.FromSeconds(60))).Dispose();
        Assert.Equal(0, gate.Recipients);
    }

    [Fact]
    public async Task Cards_to_redraw_queue_by_whoever_holds_them()
    {
        var copy = Partner.CardOf(Partner.Agent, "1:a");
        var attestation = Entries.Ledger(Entries.Of(Guid.NewGuid(), Entries.Requested(), new CardPosted(copy))).Attestations.Values.Single();
        var told = await gate.EnterAsync(Claimed(EffectKind.TellRequester, copy.Holder), default);

        var settling = gate.EnterAsync(new ClaimedEffect(attestation, Effect(EffectKind.Settle, "1:a")), default);

        Assert.False(settling.IsCompleted);
        told.Dispose();
        (await settling.WaitAsync(TimeSpan.FromSeconds(60))).Dispose();
    }

    private static ClaimedEffect Claimed(EffectKind kind, string? target) =>
        new(Entries.Ledger(Entries.Of(Guid.NewGuid(), Entries.Requested())).Attestations.Values.Single(), Effect(kind, target));

    private static EffectState Effect(EffectKind kind, string? target) => new(Guid.NewGuid(), kind, target, EffectStatus.Claimed, Entries.At, "me", 1, 0, 0);
}
