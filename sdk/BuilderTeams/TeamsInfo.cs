using McaBot.Sdk;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace Microsoft.Bot.Builder.Teams;

/// <summary>Asks Teams about people, and posts to its channels.</summary>
public static class TeamsInfo
{
    /// <exception cref="ErrorResponseException">The person is not a member, or the channel refuses.</exception>
    public static Task<TeamsChannelAccount> GetMemberAsync(ITurnContext turnContext, string userId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return MemberAsync(turnContext, userId, ScopeOf(turnContext), cancellationToken);
    }

    public static Task<TeamsChannelAccount> GetTeamMemberAsync(ITurnContext turnContext, string userId, string? teamId = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return MemberAsync(turnContext, userId, TeamOf(turnContext, teamId), cancellationToken);
    }

    public static Task<TeamsPagedMembersResult> GetPagedMembersAsync(ITurnContext turnContext, int? pageSize = default, string? continuationToken = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return PageAsync(turnContext, ScopeOf(turnContext), continuationToken, pageSize, cancellationToken);
    }

    public static Task<TeamsPagedMembersResult> GetPagedTeamMembersAsync(ITurnContext turnContext, string? teamId = null, string? continuationToken = default, int? pageSize = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return PageAsync(turnContext, TeamOf(turnContext, teamId), continuationToken, pageSize, cancellationToken);
    }

    public static async Task<TeamDetails> GetTeamDetailsAsync(ITurnContext turnContext, string? teamId = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        using var answer = await TeamsOf(turnContext).GetTeamAsync(TeamOf(turnContext, teamId), cancellationToken);
        return answer.Body ?? new TeamDetails();
    }

    public static async Task<IList<ChannelInfo>> GetTeamChannelsAsync(ITurnContext turnContext, string? teamId = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        using var answer = await TeamsOf(turnContext).GetChannelsAsync(TeamOf(turnContext, teamId), cancellationToken);
        return answer.Body?.Conversations ?? [];
    }

    /// <summary>Starts a thread in a channel.</summary>
    /// <returns>The reference of the new conversation and the id of the message that opens it.</returns>
    public static async Task<Tuple<ConversationReference, string>> SendMessageToTeamsChannelAsync(ITurnContext turnContext, IActivity activity, string teamsChannelId, string botAppId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentException.ThrowIfNullOrEmpty(teamsChannelId);

        var parameters = new ConversationParameters
        {
            IsGroup = true,
            ChannelData = new TeamsChannelData { Channel = new ChannelInfo { Id = teamsChannelId } },
            Activity = (Activity)activity,
        };
        ConversationReference? reference = null;
        var messageId = string.Empty;
        await turnContext.Adapter.CreateConversationAsync(
            botAppId,
            Channels.Msteams,
            turnContext.Activity.ServiceUrl!,
            turnContext.TurnState.Get<string>(BotAdapter.OAuthScopeKey)!,
            parameters,
            (created, _) =>
            {
                reference = created.Activity.GetConversationReference();
                messageId = created.Activity.Id ?? string.Empty;
                return Task.CompletedTask;
            },
            cancellationToken);
        return Tuple.Create(reference ?? throw new InvalidOperationException("The channel made no conversation."), messageId);
    }

    private static async Task<TeamsChannelAccount> MemberAsync(ITurnContext turnContext, string userId, string conversationId, CancellationToken cancellationToken) =>
        BotJson.Convert<TeamsChannelAccount>(await ConversationsOf(turnContext).GetConversationMemberAsync(userId, conversationId, cancellationToken))!;

    private static async Task<TeamsPagedMembersResult> PageAsync(ITurnContext turnContext, string conversationId, string? continuationToken, int? pageSize, CancellationToken cancellationToken)
    {
        var page = await ConversationsOf(turnContext).GetConversationPagedMembersAsync(conversationId, pageSize, continuationToken, cancellationToken);
        return new TeamsPagedMembersResult(page.ContinuationToken, [.. (page.Members ?? []).Select(member => BotJson.Convert<TeamsChannelAccount>(member)!)]);
    }

    // Within a team, people are asked for at the team; elsewhere at the chat.
    private static string ScopeOf(ITurnContext turnContext) =>
        turnContext.Activity.TeamsGetTeamInfo()?.Id
        ?? turnContext.Activity.Conversation?.Id
        ?? throw new InvalidOperationException("The activity has no conversation.");

    private static string TeamOf(ITurnContext turnContext, string? teamId) =>
        teamId
        ?? turnContext.Activity.TeamsGetTeamInfo()?.Id
        ?? throw new InvalidOperationException("This is only known within a team.");

    private static Conversations TeamsOf(ITurnContext turnContext) =>
        ConversationsOf(turnContext) as Conversations ?? throw new InvalidOperationException("The turn's connector client does not reach Teams.");

    private static IConversations ConversationsOf(ITurnContext turnContext) =>
        turnContext.TurnState.Get<IConnectorClient>()?.Conversations
        ?? throw new InvalidOperationException("The turn has no connector client.");
}
