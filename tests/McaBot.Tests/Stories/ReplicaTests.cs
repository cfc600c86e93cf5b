using System.Security.Cryptography;
using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Features.Attest.Evidence;
using McaBot.Tests.Support;
using Attestation = McaBot.Attestations.Attestation;
using Message = McaBot.Sandbox.World.Message;

namespace McaBot.Tests.Stories;

/// <summary>
/// Whoever speaks to the bot is answered by one process and the next time by the other: nothing may rest on the memory of one.
/// </summary>
[Collection(ReplicaStories.Name)]
public sealed class ReplicaTests(ReplicaWorld story)
{

    [Fact]
    public async Task An_attestation_goes_all_the_way_through_two_processes()
    {
        var crew = story.Crew();
        await crew.Requester.AddsMcaBotToTheTeamAsync();
        await crew.Requester.MentionsMcaBotAsync("subscribe en");
        var begun = await crew.Agent.StartsAsync();
        for (var i = 0; i < 3; i++)
        {
            await crew.Requester.AttachesAsync($"{i}.pdf", SampleFiles.Pdf($"{i}"));
        }

        var card = await ContinuesAsync(crew, begun);
        await crew.Requester.PressesAsync(card, "attest.confirm");
        var approval = await crew.Manager.SeesCardWithAsync("decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        await crew.Manager.PressesUntilTakenAsync(approval, "decision.approve");
        var request = await crew.Agent.SeesAgainAsync(card, "request.recorded");
        await crew.Requester.PressesUntilTakenAsync(request, "request.recorded", ("reference", "PC-2025-0001"));

        var attestation = await crew.Ledger.ComesToRestAsync(AttestationState.Completed);
        Assert.Equal(["Requested", "Assigned", "Approved", "HandedOff", "Completed"], await crew.Ledger.StepsAsync());
        Assert.Equal(Hashes(3), attestation.Request.Evidence?.Order(StringComparer.Ordinal));
        Assert.Single(Cards(crew.Manager.Chat, crew.Manager, crew));
        Assert.Single(Cards(crew.Requester.Channel, crew.Requester, crew));
        Assert.Single(Told(crew));
        AllDone(attestation);
        await crew.Requester.MentionsMcaBotAsync("unsubscribe");
    }

    [Fact]
    public async Task Files_sent_to_both_processes_at_once_are_all_attached()
    {
        var crew = story.Crew();
        var begun = await crew.Agent.StartsAsync();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => crew.Requester.AttachesAsync($"{i}.pdf", SampleFiles.Pdf($"{i}"))));

        var card = await ContinuesAsync(crew, begun);
        await crew.Agent.ConfirmsAsync(card);
        Assert.Equal(Hashes(6), (await crew.Ledger.OnlyAsync()).Request.Evidence?.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_fifty_clicks_spread_over_two_processes_one_counts()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.WaitsForDecisionAsync();

        var pressed = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => i % 2 == 0
            ? crew.Manager.PressesAsync(approval, "decision.approve")
            : crew.Manager.PressesAsync(approval, "decision.reject", ("reason", "No."))));

        var entry = Assert.Single((await crew.Ledger.OnlyAsync()).Steps, step => step.What is Approved or Rejected);
        var words = entry.What is Approved ? "You approved this" : "You rejected this";
        Assert.All(pressed, answer => Assert.True(answer.IsOk));
        Assert.All(pressed.Where(p => p.Card is not null), p => Assert.Contains(words, p.Card!.Said(), StringComparison.Ordinal));
        AllDone(await crew.Ledger.ComesToRestAsync(entry.What is Approved ? AttestationState.HandedOff : AttestationState.Rejected));
        Assert.Single(Told(crew));
        await crew.Requester.SeesWithoutAsync(request, "request.withdraw");
    }

    [Fact]
    public async Task A_queue_that_outlasts_every_claim_is_posted_once_each_by_two_processes_that_share_it()
    {
        const int Posts = 75;
        var agent = story.Hires("Ben", story.World.Ids.HelpdeskAgents);
        await agent.AddsMcaBotToTheTeamAsync();
        await agent.MentionsMcaBotAsync("subscribe");
        var channel = story.World.Teams.Team.Channel;
        var before = channel.Messages.Count;
        var begun = TimeProvider.System.GetTimestamp();
        story.World.StandIns.Connector.LimitsRate = true;
        try
        {
            AttestationKey[] keys = [.. await Task.WhenAll(Enumerable.Range(0, Posts).Select(_ => story.LeavesPostAsync(channel.Id)))];
            List<LedgerWatch> ledgers = [.. keys.Select(key => new LedgerWatch(story.World, key.Customer))];

            foreach (var ledger in ledgers)
            {
                AllDone(await ledger.ComesToRestAsync(AttestationState.Requested));
            }

            var said = channel.Messages.Skip(before).Select(m => m.Card?.Said() ?? "").ToList();
            Assert.All(keys, key => Assert.Single(said, text => text.Contains(key.Number, StringComparison.Ordinal)));
            Assert.True(TimeProvider.System.GetElapsedTime(begun) > ReplicaWorld.ClaimTime, "no claim was outlasted");
        }
        finally
        {
            story.World.StandIns.Connector.LimitsRate = false;
            await agent.MentionsMcaBotAsync("unsubscribe");
        }
    }

    [Fact]
    public async Task One_process_killed_under_load_loses_nothing_and_repeats_only_what_it_may_not_have_sent()
    {
        var crews = Enumerable.Range(0, 16).Select(_ => story.Crew()).ToList();
        await Parallel.ForEachAsync(crews, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (crew, _) =>
            await crew.WaitsForDecisionAsync());

        var decided = 0;
        await Parallel.ForEachAsync(crews, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (crew, _) =>
        {
            if (Interlocked.Increment(ref decided) == 10)
            {
                await story.World.Bots[1].KillAsync();
            }

            await ApprovesAsync(crew);
        });
        foreach (var crew in crews)
        {
            var attestation = await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
            AllDone(attestation, mayBeUnsure: true);
            Assert.Single(attestation.Steps, step => step.What is Approved);
            Assert.Single(Cards(crew.Manager.Chat, crew.Manager, crew));
            var tell = attestation.Messages.Values.Single(e => e.Kind == MessageKind.TellRequester);
            Assert.InRange(Told(crew).Count(), 1, tell.MayHaveActed ? 2 : 1);
        }

        await story.World.Bots[1].StartAsync();
    }

    /// <summary>Where the process that was asked died, the other one is asked.</summary>
    private static async Task ApprovesAsync(Crew crew)
    {
        var approval = await crew.Manager.SeesCardWithAsync("decision.approve");
        for (var attempt = 0; attempt < 10; attempt++)
        {
            if ((await crew.Manager.PressesAsync(approval, "decision.approve")).Card is not null)
            {
                return;
            }
        }

        Assert.Fail("Nobody answers.");
    }

    private static void AllDone(Attestation attestation, bool mayBeUnsure = false) => Assert.All(attestation.Messages.Values, effect =>
    {
        Assert.Equal(MessageStatus.Done, effect.Status);

        // What nobody sees twice may be taken over from a process that was too busy to renew its claim.
        Assert.True(mayBeUnsure || !effect.MayHaveActed || effect.Kind is MessageKind.Settle or MessageKind.Index);
    });

    private static IEnumerable<Message> Cards(Conversation where, TeamsUser viewer, Crew crew) =>
        where.Messages.Where(m => m.CardFor(viewer.Person)?.Said().Contains(crew.Company, StringComparison.Ordinal) == true);

    private static IEnumerable<Message> Told(Crew crew) =>
    crew.Requester.Chat.Messages.Where(m =>
        m.Notification.Contains("was approved", StringComparison.Ordinal)
        || m.Notification.Contains("was rejected", StringComparison.Ordinal));

    private static async Task<Message> ContinuesAsync(Crew crew, Message begun) =>
        await crew.Agent.DescribesAcceptanceAsync(await crew.Agent.DescribesCustomerAsync(await crew.Agent.ChoosesAsync(begun)));

    /// <summary>Of the files sent, in the order of their hashes.</summary>
    private static IEnumerable<string> Hashes(int files) =>
        Enumerable
            .Range(0, files)
            .Select(i => Convert.ToHexStringLower(SHA256.HashData(SampleFiles.Pdf($"{i}"))))
            .Order(StringComparer.Ordinal);
}
