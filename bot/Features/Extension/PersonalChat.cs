using System.Net;
using McaBot.Features.Attest;
using McaBot.Platform;
using McaBot.Storage.Projections;
using McaBot.Teams;
using McaBot.Turns;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace McaBot.Features.Extension;

/// <summary>Goes on in somebody's personal chat with what was begun elsewhere.</summary>
internal sealed class PersonalChat(
    Messenger messenger, ConversationState conversations, Drafts drafts, AnswerDelivery delivery, People people)
{
    /// <returns>Null where none is known.</returns>
    public async Task<PersonRecord?> FindAsync(Caller caller, CancellationToken cancellationToken) =>
        caller.IsPersonalChat ? caller.ToRecord()
        : await people.FindAsync(caller.ObjectId, cancellationToken) is { ServiceUrl: not null, ConversationId: not null } known ? known
        : null;

    /// <summary>Whoever just added the app has a chat, although nobody has spoken in it. Safe to repeat.</summary>
    /// <returns>Null where the bot has no chat with the person.</returns>
    public async Task<PersonRecord?> OpenAsync(Caller caller, CancellationToken cancellationToken)
    {
        try
        {
            var chat = await messenger.OpenChatAsync(caller.ServiceUrl, caller.TenantId, caller.ObjectId, cancellationToken);
            return caller.ToRecord() with { ConversationId = chat };
        }
        catch (ErrorResponseException e) when (e.Response?.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
        {
            // The app is not installed for this person: the person is told how to begin.
            return null;
        }
    }

    /// <param name="chat">As <see cref="FindAsync"/> or <see cref="OpenAsync"/> gave it.</param>
    /// <returns>Whether what was answered there arrived, as far as is known in time.</returns>
    public async Task<bool> GoOnAsync(Turn turn, PersonRecord chat, TurnHandler act, CancellationToken cancellationToken)
    {
        // What is written waits for it anyway; what is said must, too.
        await TurnScope.MayChangeAsync(cancellationToken);
        var hasArrived = true;
        var caller = turn.Caller with { IsPersonalChat = true, ServiceUrl = chat.ServiceUrl!, Conversation = chat.ConversationId! };
        await messenger.InChatAsync(
            caller.ServiceUrl, caller.Conversation, caller.TenantId, caller.UserId,
            async (context, _) =>
            {
                var there = new Turn(context, caller, null, "");
                await act(there, cancellationToken);

                // Kept before it is told, as every turn does.
                await Task.WhenAll([
                    drafts.SaveAsync(context, cancellationToken),
                    conversations.SaveChangesAsync(context, false, cancellationToken),
                    .. there.Pending,
                ]);
                Drafts.TellWhereLost(there);
                hasArrived = there.Answer.IsEmpty || await delivery.DeliverAsync(there, cancellationToken);
            },
            cancellationToken);
        return hasArrived;
    }
}
