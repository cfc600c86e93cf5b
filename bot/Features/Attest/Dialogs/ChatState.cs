using Microsoft.Bot.Builder;

namespace McaBot.Features.Attest.Dialogs;

/// <summary>The conversations' state, which tells under which key it is stored.</summary>
internal sealed class ChatState(IStorage storage) : ConversationState(storage)
{
    public string KeyOf(ITurnContext context) => GetStorageKey(context);
}
