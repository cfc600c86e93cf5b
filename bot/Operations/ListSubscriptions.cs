using McaBot.Storage.Projections;

namespace McaBot.Operations;

/// <summary>Lists the channels that are told, one line for each.</summary>
internal sealed class ListSubscriptions(ChannelSubscriptions subscriptions) : IOperatorCommand
{
    public string Name => "subscriptions";

    public CommandUsage Usage => new("", "lists the channels that are told, and of what");

    public async Task<ExitCode?> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var all = await subscriptions.ListAsync(cancellationToken);
        foreach (var one in all.OrderBy(s => s.Since))
        {
            var missing = one.MissingSince is { } since ? $", not found since {Moment(since)}" : "";
            var topics = string.Join(' ', one.Heard.Select(Code.Of));
            await output.WriteLineAsync(
                $"{one.ChannelId} team {one.TeamId}: {topics}, {one.Locale}, since {Moment(one.Since)}, by {one.By:D}{missing}");
        }

        await output.WriteLineAsync($"{all.Count} subscribed");
        return ExitCode.Fine;
    }

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("u", CultureInfo.InvariantCulture);
}
