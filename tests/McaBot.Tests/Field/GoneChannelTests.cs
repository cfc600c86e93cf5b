using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Field;

[Collection(FieldFiles.Name)]
public sealed class GoneChannelTests(FieldFilesWorld story) : IDisposable
{
    public void Dispose() => story.World.Teams.RestoreChannel();

    [Theory]
    [InlineData("channelDeleted")]
    [InlineData("teamDeleted")]
    [InlineData("teamHardDeleted")]
    [InlineData("bot removed")]
    public async Task F09_a_channel_that_is_gone_is_told_nothing_more_and_no_request_leaves_a_dead_letter(string how)
    {
        var ben = await SubscribesAsync();
        var pending = story.Crew();
        var (_, approval) = await pending.WaitsForDecisionAsync();
        Assert.Contains((await pending.Ledger.OnlyAsync()).Cards, c => c.Audience == Audience.Channel);

        await (how == "bot removed" ? ben.RemovesMcaBotFromTheTeamAsync() : ben.ChangesTheTeamAsync(how, isGone: true));

        Assert.Empty(await story.BlobsAsync("channels/"));
        await pending.Manager.PressesUntilTakenAsync(approval, "decision.approve");
        await NothingIsGivenUpAsync(pending, AttestationState.HandedOff);
        foreach (var crew in Enumerable.Range(0, 2).Select(_ => story.Crew()).ToList())
        {
            await crew.RequestsAsync();
            await NothingIsGivenUpAsync(crew, AttestationState.Requested);
            Assert.DoesNotContain((await crew.Ledger.OnlyAsync()).Messages.Values, e => e.Kind == MessageKind.PostToChannel);
        }
    }

    [Theory]
    [InlineData("teamArchived")]
    [InlineData("teamUnarchived")]
    [InlineData("teamRenamed")]
    [InlineData("channelRenamed")]
    [InlineData("channelRestored")]
    [InlineData("teamMemberRemoved")]
    public async Task F09_whatever_else_happens_to_a_team_leaves_its_subscription(string how)
    {
        var ben = await SubscribesAsync();

        await (how == "teamMemberRemoved"
            ? story.World.Client.DeliverAsync(story.World.Client.Activities.MembersRemoved(ben.Person, ben.Person.TeamsId))
            : ben.ChangesTheTeamAsync(how));

        Assert.Single(await story.BlobsAsync("channels/"));
        await ben.MentionsMcaBotAsync("subscriptions");
        Assert.Contains("✓ approvals", ben.LastWords(ben.Channel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task F09_an_upgrade_of_the_app_and_the_deletion_of_another_channel_leave_the_subscription()
    {
        var ben = await SubscribesAsync();
        var other = story.World.Client.Activities.TeamChanged(ben.Person, "channelDeleted");
        other["channelData"]!["channel"]!["id"] = "19:other@thread.tacv2";

        await story.World.Client.DeliverAsync(story.World.Client.Activities.InstallationUpdate(ben.Person, ben.Channel, "remove-upgrade"));
        await story.World.Client.DeliverAsync(other);

        Assert.Single(await story.BlobsAsync("channels/"));
    }

    [Fact]
    public async Task F09_a_channel_that_was_restored_is_told_nothing_until_somebody_subscribes_it_again()
    {
        var ben = await SubscribesAsync();
        await ben.DeletesTheChannelAsync();
        story.World.Teams.RestoreChannel();
        await ben.ChangesTheTeamAsync("channelRestored");

        var crew = story.Crew();
        await crew.WaitsForDecisionAsync();
        Assert.DoesNotContain(ben.Channel.Messages, m => m.Card?.Said().Contains(crew.Company, StringComparison.Ordinal) == true);

        await ben.MentionsMcaBotAsync("subscribe");
        var again = story.Crew();
        await again.RequestsAsync();
        await ben.SeesAsync(again.Company, ben.Channel);
    }

    private static async Task NothingIsGivenUpAsync(Crew crew, AttestationState state) =>
        Assert.All((await crew.Ledger.ComesToRestAsync(state)).Messages.Values, e => Assert.Equal(MessageStatus.Done, e.Status));

    private async Task<TeamsUser> SubscribesAsync()
    {
        var ben = story.Hires("Ben", story.World.Ids.HelpdeskAgents);
        await ben.AddsMcaBotToTheTeamAsync();
        await ben.MentionsMcaBotAsync("subscribe");
        Assert.Single(await story.BlobsAsync("channels/"));
        return ben;
    }
}
