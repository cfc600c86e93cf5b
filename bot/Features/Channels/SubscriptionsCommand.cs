using McaBot.Storage.Projections;
using McaBot.Turns;

namespace McaBot.Features.Channels;

/// <summary>"@McaBot subscriptions": what the channel has, and what else there is.</summary>
internal sealed class SubscriptionsCommand(ChannelSubscriptions subscriptions) : ICommand
{
    public string Name => "subscriptions";

    public CommandListing? Listing { get; } = new(230, "Subscriptions", "Subscriptions");

    public IReadOnlyList<string> Phrases { get; } = ["abonnements"];

    public bool InPersonalChat => false;

    public bool InChannel => true;

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        var heard = (await subscriptions.FindAsync(ChannelTurns.Of(turn).Channel, cancellationToken))?.Heard ?? [];
        turn.Answer.Show(NoticeCard.For(new Notice(NoticeKind.Subscriptions, Topics: heard), turn.Culture));
    }
}
