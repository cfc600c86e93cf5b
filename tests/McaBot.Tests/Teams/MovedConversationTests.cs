using System.Text.Json.Nodes;
using McaBot.Attestations;
using McaBot.Tests.Support;

namespace McaBot.Tests.Teams;

/// <summary>
/// Teams may serve a conversation from another address than before: what is posted follows the newest that its own activities brought.
/// </summary>
[Collection(PlainStories.Name)]
public sealed class MovedConversationTests(StoryWorld story)
{
    [Fact]
    public async Task Messages_and_updates_of_cards_follow_chats_and_channel_to_their_new_address()
    {
        var crew = story.Crew();
        var (ben, megan) = (crew.Requester, crew.Manager);
        await ben.AddsMcaBotToTheTeamAsync();
        await ben.MentionsMcaBotAsync("subscribe");
        var (request, approval) = await crew.WaitsForDecisionAsync();
        var post = await ben.SeesAsync(crew.Company, ben.Channel);
        story.World.Client.RefreshesCards = false;
        await story.World.Client.SettledAsync();
        try
        {
            var before = story.World.Requests.All.Count;
            var activities = story.World.Client.Activities;
            await MovesAsync(activities.Message(ben.Person, ben.Chat, "help"));
            await MovesAsync(activities.Message(megan.Person, megan.Chat, "help"));
            await MovesAsync(activities.Mention(ben.Person, ben.Channel, "help"));
            await MovesAsync(
                activities.Invoke(
                    megan.Person,
                    megan.Chat,
                    approval,
                    "adaptiveCard/action",
                    new JsonObject
                    {
                        ["action"] = new JsonObject
                        {
                            ["type"] = "Action.Execute",
                            ["verb"] = "decision.approve",
                            ["data"] = approval.CardFor(megan.Person)!.DataOf("decision.approve"),
                        },
                        ["trigger"] = "manual",
                    }));

            await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
            await ben.SeesAsync("was approved. Please record it now");
            await ben.SeesChangedAsync(post, "Approved by the requester’s manager", ben.Channel);
            await crew.Agent.SeesAgainAsync(request, "request.recorded");
            string[] conversations = [ben.Chat.Id, megan.Chat.Id, ben.Channel.Id];
            var made = story
                .World.Requests.All.Skip(before)
                .Where(r => r.Service == "teams")
                .Select(r => Uri.UnescapeDataString(r.Path))
                .ToList();
            Assert.All(conversations, id => Assert.Contains(made, path => path.Contains(id, StringComparison.Ordinal)));
            Assert.All(made.Where(path => conversations.Any(id => path.Contains(id, StringComparison.Ordinal))), path =>
                Assert.StartsWith("/teams/moved/", path, StringComparison.Ordinal));
        }
        finally
        {
            story.World.Client.RefreshesCards = true;
            await ben.SaysAsync("help");
            await ben.MentionsMcaBotAsync("unsubscribe");
        }
    }

    private async Task MovesAsync(JsonObject activity)
    {
        activity["serviceUrl"] = new Uri(story.World.StandIns.Address, "/teams/moved/").ToString();
        Assert.True((await story.World.Client.DeliverAsync(activity)).IsOk);
    }
}
