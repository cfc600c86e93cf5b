using McaBot.Attestations;

namespace McaBot.Tests.Stories;

[Collection(ManyRowsStories.Name)]
public sealed class BulkThousandTests(ManyRowsWorld story)
{
    // As many as keep an unattended build within its time on two cores; a file may have 1,000.
    private const int Rows = 300;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task Many_rows_survive_a_kill_in_the_middle_each_requested_exactly_once()
    {
        var crew = new BulkCrew(story, Rows);
        var preview = await crew.SendsAsync(crew.Csv());
        await crew.Agent.PressesAsync(preview, "bulk.confirm");
        await BulkCrew.UntilAsync(async () => await crew.BlobsAsync("ledger/") > Rows / 5, Patience);

        await story.World.Bot!.KillAsync();
        var atDeath = await crew.BlobsAsync("ledger/");
        Assert.InRange(atDeath, Rows / 5, Rows * 9 / 10);
        Assert.DoesNotContain(crew.Manager.Chat.Messages, m => m.Card?.Has("bulk.approve") == true);
        await story.World.Bot.StartAsync();

        var approval = await crew.Manager.SeesCardWithAsync("bulk.approve", timeout: Patience);
        Assert.Contains($"asks for {Rows} attestations", approval.CardFor(crew.Manager.Person)!.Said(), StringComparison.Ordinal);
        await crew.Agent.SeesChangedAsync(preview, $"{Rows} requests wait for a decision");
        var seen = 0;
        foreach (var some in crew.Ledgers.Chunk(16))
        {
            foreach (var ledger in await Task.WhenAll(some.Select(l => l.ReadAsync())))
            {
                Assert.Null(ledger.Fault);
                var attestation = Assert.Single(ledger.Attestations.Values);
                Assert.Equal((AttestationState.Requested, 1), (attestation.State, attestation.Steps.Count(s => s.What is Requested)));
                Assert.Equal(new DateOnly(2025, 11, 3), attestation.Request.DateAgreed);
                seen++;
            }
        }

        Assert.Equal(Rows, seen);
        Assert.Single(crew.Manager.Chat.Messages, m => m.Card?.Has("bulk.approve") == true);
    }
}
