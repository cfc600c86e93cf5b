using System.Globalization;
using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Records;

/// <summary>What "find" and "status" say of where things stand.</summary>
[Collection(PlainStories.Name)]
public sealed class StatusAndFindTests(StoryWorld story)
{
    [Fact]
    public async Task Find_says_since_when_it_is_recorded_and_not_when_it_was_requested()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.RequestsAsync();
        var requested = await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        await Waiting.UntilAsync(
            "another second", () => Task.FromResult(TimeProvider.System.GetUtcNow() - requested.RequestedAt > TimeSpan.FromSeconds(1)));
        await crew.Manager.PressesUntilTakenAsync(approval, "decision.approve");
        await crew.Requester.PressesAsync(
            await crew.Agent.SeesAgainAsync(request, "request.recorded"), "request.recorded", ("reference", "ATT-1"));
        var recorded = await crew.Ledger.ComesToRestAsync(AttestationState.Completed);

        await crew.Requester.SaysAsync($"find {recorded.Number}");

        var said = crew.Requester.LastWords();
        Assert.Contains($"✓ Recorded · {recorded.Number}", said, StringComparison.Ordinal);
        Assert.Contains($"Since {Moment(recorded.Completion!.At)}", said, StringComparison.Ordinal);
        Assert.NotEqual(Moment(recorded.RequestedAt), Moment(recorded.Completion.At));
        Assert.DoesNotContain(Moment(recorded.RequestedAt), said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Found_by_its_number_it_comes_alone_whatever_else_its_customer_has()
    {
        var crew = story.Crew();
        var (_, approval) = await crew.WaitsForDecisionAsync();
        await crew.Manager.PressesUntilTakenAsync(approval, "decision.reject", ("reason", "Too early."));
        var first = await crew.Ledger.ComesToRestAsync(AttestationState.Rejected);
        await crew.Agent.RequestsAsync();
        var second = (await crew.Ledger.ReadAsync()).Attestations.Values.Single(a => a.Key != first.Key);

        await crew.Requester.SaysAsync($"find {first.Number}");

        Assert.Contains("1 attestation found", crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.Contains(first.Number, crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.DoesNotContain(second.Number, crew.Requester.LastWords(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_without_a_role_finds_by_its_number_what_waits_and_is_offered_nothing_that_looks_others_up()
    {
        var crew = story.Crew();
        await crew.WaitsForDecisionAsync();
        var number = (await crew.Ledger.OnlyAsync()).Number;
        var manager = crew.Manager;
        var after = manager.Chat.Messages.Max(m => m.Revision);

        await manager.SaysAsync("help");

        Assert.Contains("waiting for me", manager.LastWords(), StringComparison.Ordinal);
        Assert.DoesNotContain("find Contoso", manager.LastWords(), StringComparison.Ordinal);
        Assert.DoesNotContain("dead letters", manager.LastWords(), StringComparison.Ordinal);
        await manager.SaysAsync($"find {number}");
        await manager.SeesCardWithAsync("decision.approve", after);
        await manager.SaysAsync($"find {crew.Company}");
        Assert.Contains("You need a role", manager.LastWords(), StringComparison.Ordinal);
        await manager.SaysAsync("find MCA-00000000");
        Assert.Contains("You need a role", manager.LastWords(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-GB", "status")]
    [InlineData("fr-FR", "état")]
    public async Task Status_shows_the_one_open_request_whatever_became_of_an_old_bulk_request(string locale, string command)
    {
        var bulk = new BulkCrew(story, 2, locale);
        var preview = await bulk.SendsAsync(bulk.Csv());
        await bulk.Agent.PressesUntilTakenAsync(preview, "bulk.confirm");
        var approval = await bulk.Manager.SeesCardWithAsync("bulk.approve");
        var after = bulk.Manager.Chat.Messages.Max(m => m.Revision);
        await bulk.Agent.SaysAsync(command);
        Assert.Contains("BULK-", Said(bulk.Manager), StringComparison.Ordinal);
        Assert.False(bulk.Agent.Chat.Messages[^1].CardFor(bulk.Agent.Person)!.Has("request.withdraw"));
        await bulk.Manager.PressesUntilTakenAsync(approval, "bulk.reject", ("reason", "Too early."));
        foreach (var ledger in bulk.Ledgers) await ledger.ComesToRestAsync(AttestationState.Rejected);
        await bulk.Agent.Chat.WaitForAsync(m => m.Card is null && m.Text.Contains("BULK-", StringComparison.Ordinal));
        var single = await bulk.RequestsOneAsync();
        await bulk.Manager.SeesCardWithAsync("decision.approve", after);

        await bulk.Agent.SaysAsync(command);

        var shown = bulk.Agent.Chat.Messages[^1].CardFor(bulk.Agent.Person)!;
        Assert.True(shown.Has("request.withdraw"));
        Assert.Contains(single.Number, shown.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain("BULK-", shown.Said(), StringComparison.Ordinal);
    }

    private static string Said(TeamsUser user) => string.Concat(user.Chat.Messages.Select(m => m.CardFor(user.Person)?.Said()));

    private static string Moment(DateTimeOffset at) =>
        $"{{{{DATE({at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}, SHORT)}}}}";
}
