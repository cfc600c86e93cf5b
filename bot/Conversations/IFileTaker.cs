using Microsoft.Bot.Schema;

namespace McaBot.Conversations;

/// <summary>Something that files sent in the personal chat are for.</summary>
public interface IFileTaker
{
    /// <returns>False where the file is for somebody else; nothing was answered then.</returns>
    Task<bool> TryTakeAsync(Turn turn, Attachment file, CancellationToken cancellationToken);
}
