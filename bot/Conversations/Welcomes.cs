using McaBot.Cards;
using McaBot.Hosting;
using McaBot.Ledger;
using McaBot.Presentation;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Extensions.Options;

namespace McaBot.Conversations;

/// <summary>
/// One welcome for each installation. Teams announces an installation twice (also as members added); only the
/// installation update is answered.
/// </summary>
public sealed class Welcomes(
    ChannelSubscriptions subscriptions,
    AnswerDelivery delivery,
    KnownCultures cultures,
    IOptions<LocalizationOptions> localization,
    TimeProvider time)
{
    public async Task InstalledAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        var activity = context.Activity;
        if (!string.Equals(activity.Action, "add", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var fallback = localization.Value.Culture;
        var culture = Speaker.From(activity, fallback, time) is { } installer
            ? (await cultures.CompleteAsync(installer, activity, fallback, cancellationToken)).Culture
            : Cultures.Nearest(SpokenCulture.Of(activity)?.Name, fallback);
        var isPersonal = string.Equals(activity.Conversation?.ConversationType, "personal", StringComparison.OrdinalIgnoreCase);
        var card = isPersonal ? WelcomeCard.For(activity.From?.Name, culture) : NoticeCard.For(new Notice(NoticeKind.ChannelWelcome), culture);
        await delivery.SendAsync(context, CardMessages.Of(card, null), Turn.NewCorrelation(), cancellationToken);
    }

    /// <summary>A team that removed the app gets no further posts.</summary>
    public async Task RemovedAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        if (context.Activity.TeamsGetTeamInfo()?.Id is not { Length: > 0 } team)
        {
            return;
        }

        foreach (var subscription in await subscriptions.ListAsync(cancellationToken))
        {
            if (string.Equals(subscription.TeamId, team, StringComparison.Ordinal))
            {
                await subscriptions.RemoveAsync(subscription.ChannelId, cancellationToken);
            }
        }
    }
}
