using McaBot.Storage.Projections;

namespace McaBot.Operations;

/// <summary>Ends what a channel is told, where nobody can say so in the channel itself.</summary>
internal sealed class EndSubscription(ChannelSubscriptions subscriptions) : IOperatorCommand
{
    public string Name => "unsubscribe";

    public CommandUsage Usage => new("<channel id>", "tells this channel nothing any more");

    public async Task<ExitCode?> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        if (arguments is not [var channel])
        {
            return null;
        }

        var isEnded = await subscriptions.EndAsync(channel, SubscriptionEnd.Operator, cancellationToken);
        await output.WriteLineAsync(isEnded ? $"{channel} is told nothing any more" : $"{channel} is not subscribed");
        return isEnded ? ExitCode.Fine : ExitCode.Failed;
    }
}
