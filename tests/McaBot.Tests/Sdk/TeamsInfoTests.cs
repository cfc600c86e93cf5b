using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace McaBot.Tests.Sdk;

public sealed class TeamsInfoTests : IDisposable
{
    private readonly RecordingConnector wire = new();
    private readonly CloudAdapter adapter;

    public TeamsInfoTests() => adapter = new CloudAdapter(new StubAuthentication(wire));

    public void Dispose() => wire.Dispose();

    [Fact]
    public async Task People_are_asked_for_at_the_chat_or_within_a_team_at_the_team()
    {
        await TurnAsync(null, async (turn, ct) =>
        {
            Assert.Equal("sent-1", (await TeamsInfo.GetMemberAsync(turn, "29:anna", ct)).Id);
            await Assert.ThrowsAsync<InvalidOperationException>(() => TeamsInfo.GetTeamDetailsAsync(turn, cancellationToken: ct));
        });
        await TurnAsync("19:team", async (turn, ct) =>
        {
            await TeamsInfo.GetMemberAsync(turn, "29:anna", ct);
            await TeamsInfo.GetPagedMembersAsync(turn, 50, "next", ct);
            Assert.Equal("sent-4", (await TeamsInfo.GetTeamDetailsAsync(turn, cancellationToken: ct)).Id);
            Assert.Empty(await TeamsInfo.GetTeamChannelsAsync(turn, cancellationToken: ct));
        });

        Assert.Equal(
            [
                "/v3/conversations/19%3Achat/members/29%3Aanna",
                "/v3/conversations/19%3Ateam/members/29%3Aanna",
                "/v3/conversations/19%3Ateam/pagedmembers?pageSize=50&continuationToken=next",
                "/v3/teams/19%3Ateam",
                "/v3/teams/19%3Ateam/conversations",
            ],
            wire.Requests.Select(request => request.Path));
    }

    [Fact]
    public async Task A_message_to_a_channel_opens_a_thread_there()
    {
        await TurnAsync("19:team", async (turn, ct) =>
        {
            var (reference, message) = await TeamsInfo.SendMessageToTeamsChannelAsync(turn, MessageFactory.Text("news"), "19:channel", "app-id", ct);
            Assert.Equal("sent-1", reference.Conversation?.Id);
            Assert.False(string.IsNullOrEmpty(message));
        });

        var request = Assert.Single(wire.Requests);
        Assert.Equal("/v3/conversations", request.Path);
        Assert.Contains("19:channel", request.Body, StringComparison.Ordinal);
        Assert.Contains("news", request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_who_join_come_with_their_details_but_the_bot_is_not_looked_up()
    {
        var handler = new Greeter();
        await ContinueAsync(new Activity(ActivityTypes.ConversationUpdate) { MembersAdded = [new ChannelAccount("28:bot"), new ChannelAccount("29:anna")] }, handler.OnTurnAsync);

        Assert.Equal(["28:bot", "sent-1"], handler.Joined);
        Assert.Equal("/v3/conversations/19%3Achat/members/29%3Aanna", Assert.Single(wire.Requests).Path);
    }

    private Task TurnAsync(string? team, BotCallbackHandler bot) =>
        ContinueAsync(new Activity(ActivityTypes.Message) { ChannelData = team is null ? null : new TeamsChannelData { Team = new TeamInfo(team) } }, bot);

    private Task ContinueAsync(Activity activity, BotCallbackHandler bot)
    {
        activity.ChannelId = "msteams";
        activity.ServiceUrl = "https://channel.example/";
        activity.From = new ChannelAccount("29:anna");
        activity.Recipient = new ChannelAccount("28:bot");
        activity.Conversation = new ConversationAccount(id: "19:chat");
        return adapter.ContinueConversationAsync("app-id", activity, bot, default);
    }

    private sealed class Greeter : TeamsActivityHandler
    {
        public List<string?> Joined { get; } = [];

        protected override Task OnTeamsMembersAddedAsync(IList<TeamsChannelAccount> teamsMembersAdded, TeamInfo? teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
        {
            Joined.AddRange(teamsMembersAdded.Select(member => member.Id));
            return Task.CompletedTask;
        }
    }
}
