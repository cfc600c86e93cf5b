using McaBot.Teams;
using McaBot.Turns;
using McaBot.Turns.Inbound;
using Microsoft.Bot.Builder;

namespace McaBot.Host;

/// <summary>
/// One welcome for each installation. Teams announces an installation twice (also as members added); only the
/// installation update is answered.
/// </summary>
internal sealed class InstallationHandler(
    AnswerDelivery delivery,
    Deliveries deliveries,
    KnownCultures cultures,
    ReadersRights rights,
    IOptions<LocalizationOptions> localization,
    TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    public Task InstalledAsync(ITurnContext context, CancellationToken cancellationToken) =>
        string.Equals(context.Activity.Action, "add", StringComparison.OrdinalIgnoreCase)
        ? deliveries.OnceAsync<object>(
            context.Activity,
            Longest,
            async coming =>
            {
                await WelcomeAsync(context, coming, cancellationToken);
                return null;
            },
            again: null,
            cancellationToken)
        : Task.CompletedTask;

    private async Task WelcomeAsync(ITurnContext context, Delivery coming, CancellationToken cancellationToken)
    {
        await deliveries.BeginAsync(coming, cancellationToken);
        if (coming.IsRepeat)
        {
            return;
        }

        var activity = context.Activity;
        var fallback = localization.Value.Culture;
        var installer = Caller.From(activity, fallback, time);
        var culture = installer is not null
            ? (await cultures.CompleteAsync(installer, activity, fallback, cancellationToken)).Culture
            : Cultures.Nearest(SpokenCulture.Of(activity)?.Name, fallback);
        var isPersonal = string.Equals(activity.Conversation?.ConversationType, "personal", StringComparison.OrdinalIgnoreCase);
        var card = isPersonal
            ? WelcomeCard.For(activity.From?.Name, await rights.ReadAsync(installer, cancellationToken), culture)
            : NoticeCard.For(new Notice(NoticeKind.ChannelWelcome), culture);
        await delivery.SendAsync(context, CardMessages.Of(card, null), Turn.NewCorrelation(), cancellationToken);
    }
}
