using Microsoft.Bot.Schema;

namespace McaBot.Conversations;

/// <summary>Something that files sent in the personal chat are for.</summary>
public interface IFileTaker
{
    bool Takes(Attachment file);

    Task TakeAsync(Turn turn, Attachment file, CancellationToken cancellationToken);
}
