using McaBot.Outbox;
using McaBot.Tests.Support;

namespace McaBot.Tests.Outbox;

public sealed class RecipientQueueTests : IDisposable
{
    private readonly RecipientQueue gate = new();

    public void Dispose() => gate.Dispose();

    [Fact]
    public async Task Effects_for_one_recipient_go_in_the_order_they_came_and_those_for_others_at_once()
    {
        var first = await gate.EnterAsync("19:a", Lane.Posts, default);
        Task<RecipientSlot>[] waiting = [.. Enumerable.Range(0, 300).Select(i => gate.EnterAsync("19:a", Lane.Posts, default))];
        Assert.False(first.HasWaited);
        Assert.All(waiting, w => Assert.False(w.IsCompleted));

        // However many wait for the channel: nobody else does.
        for (var i = 0; i < 30; i++)
        {
            Assert.True(gate.EnterAsync($"{Guid.NewGuid()}", Lane.Posts, default).IsCompletedSuccessfully);
            Assert.True(gate.EnterAsync(null, Lane.Records, default).IsCompletedSuccessfully);
        }

        var place = first;
        foreach (var next in waiting)
        {
            place.Dispose();
            place = await next.WaitAsync(Waiting.Limit);
            Assert.True(place.HasWaited);
        }

        Assert.Equal(31, gate.Recipients);
        place.Dispose();
        Assert.Equal(30, gate.Recipients);
    }

    [Fact]
    public async Task Only_so_many_are_under_way_at_once_and_Partner_Center_takes_no_place_of_a_post()
    {
        RecipientSlot[] asking =
        [
            .. await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => gate.EnterAsync(null, Lane.PartnerCenter, default))),
        ];
        Assert.DoesNotContain(asking, a => a.HasWaited);
        var more = gate.EnterAsync(null, Lane.PartnerCenter, default);
        Assert.False(more.IsCompleted);
        await Task.WhenAll(Enumerable.Range(0, 256).Select(i => gate.EnterAsync($"{i}", Lane.Posts, default)));
        Assert.False(gate.EnterAsync("more", Lane.Posts, default).IsCompleted);

        asking[0].Dispose();

        Assert.True((await more.WaitAsync(Waiting.Limit)).HasWaited);
    }

    [Fact]
    public async Task Who_gives_up_is_passed_over()
    {
        using var givingUp = new CancellationTokenSource();
        var first = await gate.EnterAsync("19:a", Lane.Posts, default);
        var second = gate.EnterAsync("19:a", Lane.Posts, givingUp.Token);
        var third = gate.EnterAsync("19:a", Lane.Posts, default);

        await givingUp.CancelAsync();
        first.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        (await third.WaitAsync(Waiting.Limit)).Dispose();
        Assert.Equal(0, gate.Recipients);
    }
}
