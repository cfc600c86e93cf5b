using McaBot.Attestations;
using McaBot.Storage;
using McaBot.Storage.Projections;
using McaBot.Tests.Storage.Doubles;
using McaBot.Tests.Support;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;

namespace McaBot.Tests.Features.Records;

/// <summary>What stands in a ledger is what people did and what came of it, and it costs storage little.</summary>
public sealed class RecordOfALifeTests(CountedWorld story, ITestOutputHelper output) : IClassFixture<CountedWorld>
{
    private const int MaxLines = 12;

    // Half of what one life cost when the outbox was kept in the ledger.
    private const int MaxAppends = 10;
    private const int MaxReads = 22;

    // What docs/operations.md says that a life costs, and what sweeps that come by add.
    private const int MaxCallsOfStorage = 196;
    private const int MaxCallsOfGraph = 24;
    private const int MaxCallsOfTeams = 18;

    [Fact]
    public async Task A_plain_attestation_with_one_approver_and_two_channels_reads_as_a_record()
    {
        var subscriber = story.Hires("Ben", story.World.Ids.HelpdeskAgents);
        await subscriber.AddsMcaBotToTheTeamAsync();
        await subscriber.MentionsMcaBotAsync("subscribe");
        await SubscribesSecondChannelAsync();
        var crew = story.Crew();
        await crew.Agent.Agent.OpensMcaBotAsync();
        var before = story.World.Requests.All.Count;

        var (request, approval) = await crew.WaitsForDecisionAsync();
        await crew.Manager.PressesUntilTakenAsync(approval, "decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        var handedOff = await crew.Agent.SeesAgainAsync(request, "request.recorded");
        await crew.Requester.PressesUntilTakenAsync(handedOff, "request.recorded", ("reference", "PC-2026-0042"));
        await crew.Ledger.ComesToRestAsync(AttestationState.Completed);

        var calls = story
            .World.Requests.All.Skip(before)
            .Where(r => r.Service == "storage")
            .Select(r => CallNames.Of(r.Service, r.Method, r.Path))
            .OfType<string>()
            .ToList();
        var (appends, reads) = (calls.Count(c => c == CrashRun.Append), calls.Count(c => c == CallNames.ReadLedger));
        var lines = (await crew.Ledger.TextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        output.WriteLine($"{lines.Length} lines, {appends} appends, {reads} reads of the ledger, {calls.Count} calls of storage");
        output.WriteLine(string.Join('\n', lines.Select(l => l.Length > 700 ? l[..700] : l)));
        output.WriteLine(string.Join('\n', calls.CountBy(c => c).OrderByDescending(c => c.Value).Select(c => $"{c.Value,4} {c.Key}")));
        Assert.InRange(Spent("storage"), 50, MaxCallsOfStorage);
        Assert.InRange(Spent("graph"), 5, MaxCallsOfGraph);
        Assert.InRange(Spent("teams"), 5, MaxCallsOfTeams);
        Assert.InRange(lines.Length, 5, MaxLines);
        Assert.InRange(appends, 3, MaxAppends);
        Assert.InRange(reads, 3, MaxReads);
        Assert.Equal(4, (await crew.Ledger.OnlyAsync()).Cards.Count);
        Assert.DoesNotContain(lines, l =>
            l.Contains("claim", StringComparison.Ordinal) && !l.Contains("\"claimedBy\"", StringComparison.Ordinal));

        // All calls, those of sweeps included that came by meanwhile.
        int Spent(string service)
        {
            var made = story.World.Requests.All.Skip(before).Where(r => r.Service == service && !TurnCalls.IsTyping(r)).ToList();
            var (sent, answered) = (made.Sum(r => r.SentBytes ?? 0), made.Sum(r => r.AnswerBytes ?? 0));
            output.WriteLine($"{service}: {made.Count} calls, {sent / 1024.0:0.0} KB sent, {answered / 1024.0:0.0} KB answered");
            return made.Count;
        }
    }

    private Task SubscribesSecondChannelAsync() =>
    new ChannelSubscriptions(
        new BlobStore(story.World.Container, TimeProvider.System, NullLogger<BlobStore>.Instance),
        new MemoryCache(new MemoryCacheOptions()), NullLogger<ChannelSubscriptions>.Instance).AddAsync(
        new ChannelSubscription(
            story.World.Teams.Team.SecondChannel.Id, story.World.Teams.Team.Id, Guid.Parse(story.World.Directory.TenantId),
            story.World.StandIns.ServiceUrl.ToString(), "fr-FR", TimeProvider.System.GetUtcNow(), Guid.NewGuid(),
            ChannelSubscription.Default),
        default);
}
