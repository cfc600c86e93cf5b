using McaBot.Cards;
using McaBot.Features.Attest;
using McaBot.Features.Attest.Evidence;
using McaBot.Teams.Files;
using McaBot.Turns;
using McaBot.Turns.Inbound;
using McaBot.Views;
using Microsoft.Bot.Schema;

namespace McaBot.Host;

/// <summary>
/// Answers typed text. While a step of the dialog waits for an answer, text is that answer unless it is a command beyond doubt; else it may
/// be a command, or an attestation's number. Files go to whoever takes their kind, and else are evidence.
/// </summary>
internal sealed class MessageRouter(
    CommandRouter commands, CommandCatalog catalog, AttestConversation attest, NumberedRequest numbered, IEnumerable<IFileTaker> takers, DraftEvidence evidence)
{
    /// <summary>Whether it was said to the bot: in a channel people talk among themselves.</summary>
    public static bool IsForBot(Activity activity) =>
        string.Equals(activity.Conversation?.ConversationType, "personal", StringComparison.OrdinalIgnoreCase)
        || Mentions.NameBot(activity);

    public async Task AnswerAsync(Turn turn, CancellationToken cancellationToken)
    {
        var isPersonal = turn.Caller.IsPersonalChat;
        if (isPersonal && FileDownloads.In(turn.Context.Activity) is { Count: > 0 } files)
        {
            await TakeAsync(turn, files, cancellationToken);
            return;
        }

        if (isPersonal && turn.Text.Length == 0 && OtherAttachments.In(turn.Context.Activity))
        {
            turn.Notice(NoticeKind.AttachmentNotTaken);
            return;
        }

        var called = commands.Find(turn.Text);
        if (isPersonal && called is not { IsUnmistakable: true } && await attest.TryContinueAsync(turn, cancellationToken))
        {
            return;
        }

        if (called is { } command)
        {
            await command.RunAsync(turn, cancellationToken);
        }
        else if (!isPersonal || !await numbered.TryShowAsync(turn, cancellationToken))
        {
            turn.Answer.Show(isPersonal ? UnknownTextCard.For(turn.Culture) : HelpCard.For(catalog.Help(inChannel: true), true, turn.Culture));
        }
    }

    /// <summary>
    /// The first file that somebody takes, while the others are named; where nobody takes any, all are evidence for the running dialog.
    /// </summary>
    private async Task TakeAsync(Turn turn, IReadOnlyList<Attachment> files, CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            if (await TryTakeAsync(turn, file, cancellationToken))
            {
                var left = files.Where(f => f != file).Select(EvidenceIntake.NameOf).ToList();
                if (left.Count > 0)
                {
                    var words = Replies.FilesLeft(FileNames.Safe(file.Name), left, turn.Culture);
                    turn.Answer.Say(turn.Answer.Text is { } said ? $"{said} {words}" : words);
                }

                return;
            }
        }

        await evidence.TakeAsync(turn, cancellationToken);
    }

    private async Task<bool> TryTakeAsync(Turn turn, Attachment file, CancellationToken cancellationToken)
    {
        foreach (var taker in takers)
        {
            if (await taker.TryTakeAsync(turn, file, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }
}
