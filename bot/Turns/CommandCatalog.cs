namespace McaBot.Turns;

/// <summary>The commands people are told of, in the order in which they are told.</summary>
internal sealed class CommandCatalog
{
    private readonly IReadOnlyList<ICommand> listed;

    public CommandCatalog(IEnumerable<ICommand> commands)
    {
        listed = [.. commands.Where(c => c.Listing is not null).OrderBy(c => c.Listing!.Rank)];
        if (listed.GroupBy(c => c.Listing!.Rank).FirstOrDefault(rank => rank.Count() > 1) is { } shared)
        {
            throw new InvalidOperationException(
                $"{string.Join(" and ", shared.Select(c => c.GetType().Name))} have the same rank, {shared.Key}.");
        }
    }

    /// <summary>Names of the texts that help shows.</summary>
    public IEnumerable<string> Help(bool inChannel) => In(inChannel).SelectMany(c => c.Listing!.Help);

    /// <summary>Names of the texts that Teams' list of commands shows.</summary>
    public IEnumerable<string> Offered(bool inChannel) => In(inChannel).Select(c => c.Listing!.Offer).OfType<string>();

    private IEnumerable<ICommand> In(bool inChannel) => listed.Where(c => inChannel ? c.InChannel : c.InPersonalChat);
}
