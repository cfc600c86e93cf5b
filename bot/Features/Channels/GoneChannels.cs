using McaBot.Storage.Projections;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace McaBot.Features.Channels;

/// <summary>
/// Ends the subscriptions of channels that are gone: deleted, with their team, or without the bot in it. An archived team can be taken up
/// again and keeps what it has; one that was restored subscribes anew.
/// </summary>
internal sealed class GoneChannels(ChannelSubscriptions subscriptions)
{
    /// <summary>What Teams tells of a conversation that changed.</summary>
    public Task UpdatedAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        var activity = context.Activity;
        if (DataOf(activity) is not { } data)
        {
            return Task.CompletedTask;
        }

        return data.EventType switch
        {
            "channelRenamed" or "channelRestored" or "teamRenamed" or "teamUnarchived" =>
                NoteAddressAsync(activity, data, cancellationToken),
            "channelDeleted" =>
                EndAsync(activity, SubscriptionEnd.ChannelDeleted, s => IsSame(s.ChannelId, data.Channel?.Id), cancellationToken),
            "teamDeleted" or "teamHardDeleted" => EndTeamAsync(activity, SubscriptionEnd.TeamDeleted, cancellationToken),
            _ when IsBotRemoved(activity) => EndTeamAsync(activity, SubscriptionEnd.BotRemoved, cancellationToken),
            _ => Task.CompletedTask,
        };
    }

    /// <summary>Teams may serve it from elsewhere by now.</summary>
    private Task NoteAddressAsync(Activity activity, TeamsChannelData data, CancellationToken cancellationToken) =>
        (data.Channel?.Id ?? activity.Conversation?.Id?.Split(';')[0]) is { Length: > 0 } channel && activity.ServiceUrl is { } serviceUrl
            ? subscriptions.NoteAddressAsync(channel, serviceUrl, cancellationToken)
            : Task.CompletedTask;

    /// <summary>A team that removed the app gets no further posts. What is removed for a newer version of itself comes back.</summary>
    public Task RemovedAsync(ITurnContext context, CancellationToken cancellationToken) =>
        string.Equals(context.Activity.Action, "remove", StringComparison.OrdinalIgnoreCase)
            ? EndTeamAsync(context.Activity, SubscriptionEnd.BotRemoved, cancellationToken)
            : Task.CompletedTask;

    private Task EndTeamAsync(Activity activity, SubscriptionEnd why, CancellationToken cancellationToken) =>
        EndAsync(activity, why, s => IsSame(s.TeamId, DataOf(activity)?.Team?.Id), cancellationToken);

    private async Task EndAsync(
        Activity activity, SubscriptionEnd why, Func<ChannelSubscription, bool> isGone, CancellationToken cancellationToken)
    {
        var tenant = activity.Conversation?.TenantId ?? DataOf(activity)?.Tenant?.Id;
        foreach (var subscription in await subscriptions.ListAsync(cancellationToken))
        {
            if (IsSame(subscription.TenantId.ToString("D"), tenant?.ToLowerInvariant()) && isGone(subscription))
            {
                await subscriptions.EndAsync(subscription.ChannelId, why, cancellationToken);
            }
        }
    }

    private static TeamsChannelData? DataOf(Activity activity) => activity.TryGetChannelData<TeamsChannelData>(out var data) ? data : null;

    private static bool IsBotRemoved(Activity activity) => activity.MembersRemoved?.Any(m => IsSame(m.Id, activity.Recipient?.Id)) == true;

    private static bool IsSame(string? id, string? other) => id is { Length: > 0 } && string.Equals(id, other, StringComparison.Ordinal);
}
