using McaBot.Sandbox.World;

namespace McaBot.Tests.Support;

/// <summary>All that a refused act must leave as it was: the record, everybody's chat, and what the channel says of the customer.</summary>
internal sealed record Scene(string Ledger, string Chats)
{
    public static async Task<Scene> OfAsync(Crew crew, params TeamsUser[] others)
    {
        await crew.World.Client.SettledAsync();
        var messages = others
        .Append(crew.Requester)
        .Append(crew.Manager)
        .SelectMany(user => user.Chat.Messages)
        .Concat(
            crew.World.Teams.Team.Channel.Messages.Where(m => m.Card?.Said().Contains(crew.Company, StringComparison.Ordinal) == true));
        return new Scene(await crew.Ledger.TextAsync(), string.Join('\n', messages.Select(m => $"{m.Id} {m.Edition} {m.IsDeleted}")));
    }
}
