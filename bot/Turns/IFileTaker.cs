using Microsoft.Bot.Schema;

namespace McaBot.Turns;

/// <summary>Something that files sent in the personal chat are for.</summary>
internal interface IFileTaker
{
    /// <returns>False where the file is for somebody else; nothing was answered then.</returns>
    Task<bool> TryTakeAsync(Turn turn, Attachment file, CancellationToken cancellationToken);
}
