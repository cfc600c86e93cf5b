using McaBot.Tests.Support;

namespace McaBot.Tests.Field;

[Collection(OperatedStories.Name)]
public sealed class GoneChannelOperatorTests(OperatedWorld story)
{
    [Fact]
    public async Task F09_an_operator_lists_the_channels_that_are_told_and_ends_one()
    {
        var ben = story.Hires("Ben", story.World.Ids.HelpdeskAgents);
        await ben.AddsMcaBotToTheTeamAsync();
        await ben.MentionsMcaBotAsync("subscribe failures");
        var channel = story.World.Teams.Team.Channel.Id;

        var (listed, list) = await story.OperateAsync("subscriptions");
        var (ended, words) = await story.OperateAsync("unsubscribe", channel);
        var (again, none) = await story.OperateAsync("unsubscribe", channel);
        var (unclear, usage) = await story.OperateAsync("unsubscribe");

        Assert.Equal((0, 0, 2, 2), (listed, ended, again, unclear));
        Assert.Contains($"{channel} team {story.World.Teams.Team.Id}: failures, en, since ", list, StringComparison.Ordinal);
        Assert.Contains($"by {ben.Person.Oid}", list, StringComparison.Ordinal);
        Assert.Contains("1 subscribed", list, StringComparison.Ordinal);
        Assert.Contains($"{channel} is told nothing any more", words, StringComparison.Ordinal);
        Assert.Contains($"The subscription of channel {channel} ended: Operator", words, StringComparison.Ordinal);
        Assert.Contains($"{channel} is not subscribed", none, StringComparison.Ordinal);
        Assert.Contains("unsubscribe <channel id>", usage, StringComparison.Ordinal);
        await ben.MentionsMcaBotAsync("subscriptions");
        Assert.Contains("○ failures", ben.LastWords(ben.Channel), StringComparison.Ordinal);
    }
}
