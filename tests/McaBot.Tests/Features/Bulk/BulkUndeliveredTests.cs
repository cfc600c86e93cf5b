using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Bulk;

/// <summary>A bulk request whose approver cannot be told.</summary>
[Collection(PlainStories.Name)]
public sealed class BulkUndeliveredTests(StoryWorld story)
{
    [Fact]
    public async Task It_is_seen_by_the_requester_the_channels_and_the_list_and_delivered_once_its_cause_is_gone()
    {
        var crew = new BulkCrew(story, 3);
        await crew.Agent.AddsMcaBotToTheTeamAsync();
        await crew.Agent.MentionsMcaBotAsync("subscribe failures");
        var before = crew.Agent.Channel.Messages.Count;
        await crew.Manager.OpensMcaBotAsync();
        story.World.Teams.Block(crew.Manager.Person);
        var preview = await crew.SendsAsync(crew.Csv());
        await crew.Agent.PressesUntilTakenAsync(preview, "bulk.confirm");

        var progress = await crew.Agent.SeesChangedAsync(preview, "connector-403");
        Assert.Contains($"Not told: {crew.Manager.Person.Name}", progress.CardFor(crew.Agent.Person)!.Said(), StringComparison.Ordinal);
        var post = await crew.Agent.SeesAsync("connector-403", crew.Agent.Channel);
        var number = BulkCrew.NumberOf(progress, crew.Agent);
        Assert.Single(
            crew.Agent.Channel.Messages.Skip(before), m => m.Card?.Said().Contains(number, StringComparison.Ordinal) == true);
        Assert.All([crew.Manager.Person.Surname, crew.Agent.Person.Surname, crew.NameOf(0), "Chantal"], secret =>
            Assert.DoesNotContain(secret, post.Json, StringComparison.Ordinal));

        var outsider = story.Hires("Oscar");
        await outsider.SaysAsync("parked");
        Assert.DoesNotContain("BULK-", outsider.LastWords(), StringComparison.Ordinal);
        await crew.Agent.SaysAsync("parked");
        var list = await crew.Agent.SeesCardWithAsync("dead-letter.requeue");
        Assert.Contains("connector-403", list.CardFor(crew.Agent.Person)!.Said(), StringComparison.Ordinal);
        var press = new CardPress("dead-letter.requeue") { Where = data => (string?)data["source"] == "bulk" };
        story.World.Teams.Unblock(crew.Manager.Person);
        await story.World.ForgesAsync(
            outsider, outsider.Chat.Messages[^1], "dead-letter.requeue",
            list.CardFor(crew.Agent.Person)!.Action("dead-letter.requeue", press.Where)!["data"]!.DeepClone());
        Assert.DoesNotContain(crew.Manager.Chat.Messages, m => m.Card?.Has("bulk.approve") == true);

        await crew.Agent.PressesAsync(list, press);

        var approval = await crew.Manager.SeesCardWithAsync("bulk.approve");
        await crew.Agent.SeesChangedAsync(preview, "wait for a decision");
        await Waiting.UntilAsync("the failure to be gone from the card", () =>
            Task.FromResult(
                !crew.Agent.Chat.Find(preview.Id)!.CardFor(crew.Agent.Person)!.Said().Contains("connector-403", StringComparison.Ordinal)));
        await crew.Agent.SeesChangedAsync(post, "Nothing is left to do here", crew.Agent.Channel);
        await crew.Manager.PressesUntilTakenAsync(approval, "bulk.approve");
        await crew.Agent.SeesAsync("3 approved, 0 rejected");
        Assert.Single(crew.Manager.Chat.Messages, m =>
            m.Card is { } card && card.Said().Contains("Bulk request", StringComparison.OrdinalIgnoreCase));
        await crew.Agent.SaysAsync("parked");
        Assert.DoesNotContain(number, crew.Agent.LastWords(), StringComparison.Ordinal);
        await crew.Agent.MentionsMcaBotAsync("unsubscribe");
    }
}
