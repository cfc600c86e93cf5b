using Azure.Storage.Blobs.Specialized;
using McaBot.Attestations;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Records;

[Collection(FaultStories.Name)]
public sealed class LongHistoryStoryTests(FaultyWorld story)
{
    private const int Closed = 300;

    [Fact]
    public async Task A_whole_story_makes_the_same_kinds_of_calls_for_an_old_customer_and_reads_more_of_its_ledger_alone()
    {
        var (young, old) = (story.Crew(), story.Crew());
        var blob = story.World.Container.GetAppendBlobClient($"ledger/{old.Ledger.Customer:D}.jsonl");
        await blob.CreateAsync();
        using var lines = new MemoryStream(Entries.ClosedLines(old.Ledger.Customer, Closed));
        await blob.AppendBlockAsync(lines);

        var ofYoung = await CallsOfAStoryAsync(young, closed: 0);
        var ofOld = await CallsOfAStoryAsync(old, Closed);

        Assert.Equal(ofYoung.Keys.Order(StringComparer.Ordinal), ofOld.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(ofOld.Keys, call =>
            call.Contains("comp=list", StringComparison.Ordinal) && !call.Contains("channels", StringComparison.Ordinal));
        Assert.Contains(ofOld, call => call.Key == "storage GET ledger/{id}.jsonl" && call.Value > lines.Length);
        Assert.All(ofOld.Where(call => call.Key != "storage GET ledger/{id}.jsonl"), call =>
            Assert.InRange(call.Value, 0, Math.Max(2 * ofYoung[call.Key], 4096)));
    }

    /// <summary>
    /// From the confirmation until nothing is left to do: each kind of call, with the longest answer it got; that a ledger, or the part of
    /// an index that an id and the clock name, is created once, left out.
    /// </summary>
    private async Task<Dictionary<string, long>> CallsOfAStoryAsync(Crew crew, int closed)
    {
        var card = await crew.Agent.ReachesConfirmationAsync();
        var from = story.World.Requests.Ever.Max(call => call.Number);
        await crew.Requester.PressesAsync(card, "attest.confirm");
        await crew.Manager.PressesUntilTakenAsync(await crew.Manager.SeesCardWithAsync("decision.approve"), "decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        await story.World.Client.SettledAsync();
        Assert.Equal(closed + 1, (await crew.Ledger.ReadAsync()).Attestations.Count);
        return story
        .World.Requests.Ever.Where(call => call.Number > from)
        .Select(call => (Name: CallNames.Of(call.Service, call.Method, call.Path), Bytes: call.AnswerBytes ?? 0))
        .Where(call =>
            call.Name is not null
            && !call.Name.Contains("/activities", StringComparison.Ordinal)
            && !call.Name.Contains(" outbox/customers/", StringComparison.Ordinal)
            && call.Name is not ("storage PUT ledger/{id}.jsonl" or "storage PUT index/{time}"))
        .GroupBy(call => call.Name!, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.Max(call => call.Bytes), StringComparer.Ordinal);
    }
}
