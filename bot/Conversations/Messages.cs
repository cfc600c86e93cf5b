using McaBot.Cards;
using McaBot.Conversations.Commands;
using McaBot.Conversations.Dialogs;
using Microsoft.Bot.Schema;

namespace McaBot.Conversations;

/// <summary>Answers typed text: a command works at any point; anything else goes to the running dialog.</summary>
public sealed class Messages(CommandRouter commands, AttestConversation attest)
{
    /// <summary>The text without the mention of the bot, which Teams marks by an entity.</summary>
    public static string TextOf(Activity activity) => (activity.RemoveRecipientMention() ?? activity.Text ?? "").Trim();

    public async Task AnswerAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!turn.Speaker.IsPersonalChat && !IsMentioned(turn.Context.Activity))
        {
            return;
        }

        if (await commands.TryRunAsync(turn, cancellationToken))
        {
            return;
        }

        if (turn.Speaker.IsPersonalChat && await attest.TryContinueAsync(turn, cancellationToken))
        {
            return;
        }

        turn.Answer.Show(turn.Speaker.IsPersonalChat ? UnknownTextCard.For(turn.Culture) : HelpCard.For(true, turn.Culture));
    }

    private static bool IsMentioned(Activity activity) =>
        activity.GetMentions().Any(m => string.Equals(m.Mentioned?.Id, activity.Recipient?.Id, StringComparison.Ordinal));
}
