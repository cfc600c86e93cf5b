using McaBot.Platform;
using McaBot.Teams.Throttle;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace McaBot.Teams;

/// <summary>
/// Posts and updates messages outside a turn, at the pace the channel allows. A call the channel may have acted on is not repeated: whoever
/// calls decides about that.
/// </summary>
internal sealed class Messenger(
    CloudAdapterBase adapter, SendThrottle throttle, ServiceAddresses addresses, IOptions<MicrosoftAppOptions> bot, TimeProvider time)
{
    /// <summary>How long one call of the channel may take.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private readonly string appId = bot.Value.MicrosoftAppId?.ToString("D") ?? "";
    private readonly string audience = bot.Value.ToChannelFromBotOAuthScope ?? AuthenticationConstants.ToChannelFromBotOAuthScope;

    public Task<MessageReference> PostAsync(
        string serviceUrl, string conversation, Activity message,
        CancellationToken cancellationToken) => PostAsync(serviceUrl, conversation, message, null, cancellationToken);

    /// <param name="before">What to do, or to be refused by, once it has its turn; null for nothing.</param>
    public Task<MessageReference> PostAsync(
        string serviceUrl, string conversation, Activity message, Func<CancellationToken, Task>? before,
        CancellationToken cancellationToken) =>
        InConversationAsync(serviceUrl, conversation, before, async (conversations, token) =>
        {
            var sent = await conversations.SendToConversationAsync(conversation, message, token);
            return new MessageReference(addresses.Now(serviceUrl), conversation, sent?.Id ?? "");
        }, cancellationToken);

    /// <summary>Safe to repeat.</summary>
    public Task UpdateAsync(PostedCard card, Activity message, CancellationToken cancellationToken) =>
        InConversationAsync(card.ServiceUrl, card.Conversation, null, async (conversations, token) =>
        {
            await conversations.UpdateActivityAsync(card.Conversation, card.Activity, message, token);
            return true;
        }, cancellationToken);

    /// <summary>Takes a message away. Safe to repeat.</summary>
    public Task DeleteAsync(MessageReference reference, CancellationToken cancellationToken) =>
        InConversationAsync(reference.ServiceUrl, reference.Conversation, null, async (conversations, token) =>
        {
            await conversations.DeleteActivityAsync(reference.Conversation, reference.Activity, token);
            return true;
        }, cancellationToken);

    /// <summary>The personal chat with somebody who has the app installed. Safe to repeat: Teams answers with the same chat.</summary>
    public async Task<string> OpenChatAsync(string serviceUrl, Guid tenant, Guid person, CancellationToken cancellationToken)
    {
        await throttle.EnterAsync(cancellationToken);
        var place = await CreateAsync(serviceUrl, new ConversationParameters
        {
            IsGroup = false,
            Bot = new ChannelAccount($"28:{appId}"),
            Members = [new ChannelAccount(person.ToString("D"))],
            TenantId = tenant.ToString("D"),
            ChannelData = new TeamsChannelData { Tenant = new TenantInfo(tenant.ToString("D")) },
        }, cancellationToken);
        return place.Conversation;
    }

    /// <summary>A turn of the bot's own in somebody's personal chat, at which nobody spoke.</summary>
    /// <param name="user">The channel's own id of the person; null where that is not known.</param>
    public Task InChatAsync(
        string serviceUrl, string conversation, Guid tenant, string? user, Func<ITurnContext, CancellationToken, Task> act,
        CancellationToken cancellationToken)
    {
        var reference = new ConversationReference
        {
            ChannelId = Channels.Msteams,
            ServiceUrl = addresses.Now(serviceUrl),
            Bot = new ChannelAccount($"28:{appId}"),
            User = user is null ? null : new ChannelAccount(user),
            Conversation = new ConversationAccount(id: conversation, conversationType: "personal", tenantId: tenant.ToString("D")),
        };
        return adapter.ContinueConversationAsync(
            appId,
            reference,
            (turn, token) =>
            {
                throttle.NoteSendsOf(turn);
                return act(turn, token);
            },
            cancellationToken);
    }

    /// <summary>Begins a thread in a channel.</summary>
    /// <param name="before">What to do, or to be refused by, once it has its turn; null for nothing.</param>
    public Task<MessageReference> BeginThreadAsync(
        string serviceUrl, Guid tenant, string channel, Activity message, Func<CancellationToken, Task>? before,
        CancellationToken cancellationToken) =>
        PacedAsync(channel, before, stop => CreateAsync(serviceUrl, new ConversationParameters
        {
            IsGroup = true,
            Bot = new ChannelAccount($"28:{appId}"),
            TenantId = tenant.ToString("D"),
            ChannelData = new TeamsChannelData { Channel = new ChannelInfo(channel), Tenant = new TenantInfo(tenant.ToString("D")) },
            Activity = message,
        }, stop), cancellationToken);

    private Task<T> PacedAsync<T>(
        string conversation, Func<CancellationToken, Task>? before, Func<CancellationToken, Task<T>> send,
        CancellationToken cancellationToken) =>
        throttle.RunAsync(
            conversation,
            async token =>
            {
                await (before?.Invoke(token) ?? Task.CompletedTask);
                return await send(token);
            },
            cancellationToken);

    private async Task<MessageReference> CreateAsync(
        string serviceUrl, ConversationParameters parameters, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(Longest, time, cancellationToken);
        MessageReference? place = null;
        var address = addresses.Now(serviceUrl);
        await adapter.CreateConversationAsync(appId, Channels.Msteams, address, audience, parameters, (turn, _) =>
        {
            place = new MessageReference(address, turn.Activity.Conversation!.Id!, turn.Activity.Id ?? "");
            return Task.CompletedTask;
        }, deadline.Token);
        return place ?? throw new InvalidOperationException("The channel made no conversation.");
    }

    private Task<T> InConversationAsync<T>(
        string serviceUrl, string conversation, Func<CancellationToken, Task>? before,
        Func<IConversations, CancellationToken, Task<T>> act, CancellationToken cancellationToken) =>
        PacedAsync(conversation, before, async stop =>
        {
            using var deadline = new Deadline(Longest, time, stop);
            var reference = new ConversationReference
            {
                ChannelId = Channels.Msteams,
                ServiceUrl = addresses.Now(serviceUrl),
                Bot = new ChannelAccount($"28:{appId}"),
                Conversation = new ConversationAccount { Id = conversation },
            };
            T result = default!;
            await adapter.ContinueConversationAsync(
                appId, reference,
                async (turn, token) => result = await act(turn.TurnState.Get<IConnectorClient>()!.Conversations, token), deadline.Token);
            return result;
        }, cancellationToken);
}
