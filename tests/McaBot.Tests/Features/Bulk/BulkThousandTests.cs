using McaBot.Attestations;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Bulk;

[Collection(ManyRowsStories.Name)]
public sealed class BulkThousandTests(ManyRowsWorld story)
{
    // As many as a file may have.
    private const int Rows = 1000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_thousand_rows_survive_a_kill_while_requesting_and_one_while_deciding_each_done_exactly_once()
    {
        var crew = new BulkCrew(story, Rows);
        var preview = await crew.SendsAsync(crew.Csv());
        await crew.Agent.PressesUntilTakenAsync(preview, "bulk.confirm");
        await Waiting.UntilAsync("a fifth of the requests", async () => await crew.BlobsAsync("ledger/") > Rows / 5);

        await story.World.Bot!.KillAsync();
        Assert.InRange(await crew.BlobsAsync("ledger/"), Rows / 5, Rows * 9 / 10);
        Assert.DoesNotContain(crew.Manager.Chat.Messages, m => m.Card?.Has("bulk.approve") == true);
        await story.World.Bot.StartAsync();

        var approval = await crew.Manager.SeesCardWithAsync("bulk.approve", timeout: Patience);
        Assert.Contains("asks for 1,000 attestations", approval.CardFor(crew.Manager.Person)!.Said(), StringComparison.Ordinal);
        await crew.Agent.SeesChangedAsync(preview, "1000 requests wait for a decision");
        Assert.Equal(Rows, await crew.BlobsAsync("ledger/"));

        await crew.Manager.PressesUntilTakenAsync(approval, "bulk.approve");
        await Waiting.UntilAsync("a fifth of the approvals", async () => (await crew[Rows / 5].OnlyAsync()).IsApproved);
        await story.World.Bot.KillAsync();
        Assert.False((await crew[Rows - 1].OnlyAsync()).IsApproved);
        await story.World.Bot.StartAsync();

        await crew.Agent.SeesAsync("is decided: 1000 approved, 0 rejected", timeout: Patience);
        var orders = 0;
        await EachAsync(crew, a =>
        {
            Assert.Equal(["Requested", "Assigned", "Approved", "HandedOff"], a.Steps.Select(s => s.What.GetType().Name));
            Assert.Equal(new DateOnly(2025, 11, 3), a.Request.DateAgreed);
            Assert.NotNull(((Approved)a.Decision!.What).Order);
            orders += a.Orders.Count;
        });
        Assert.Equal(1, orders);
        await crew.Manager.SeesWithoutAsync(approval, "bulk.approve");
        Assert.Single(crew.Manager.Chat.Messages, m => m.Card?.Said().Contains("Bulk request BULK-", StringComparison.Ordinal) == true);
        Assert.Single(crew.Agent.Chat.Messages, m => m.Text.Contains("is decided", StringComparison.Ordinal));
    }

    private static async Task EachAsync(BulkCrew crew, Action<Attestation> check)
    {
        var seen = 0;
        foreach (var some in crew.Ledgers.Chunk(16))
        {
            foreach (var ledger in await Task.WhenAll(some.Select(l => l.ReadAsync())))
            {
                Assert.Null(ledger.Fault);
                check(Assert.Single(ledger.Attestations.Values));
                seen++;
            }
        }

        Assert.Equal(Rows, seen);
    }
}
