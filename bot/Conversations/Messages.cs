using McaBot.Cards;
using McaBot.Conversations.Commands;
using McaBot.Conversations.Dialogs;
using McaBot.Files;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace McaBot.Conversations;

/// <summary>Answers typed text: a command works at any point; anything else goes to the running dialog. Files go to whoever takes their kind, and else are evidence.</summary>
public sealed class Messages(CommandRouter commands, AttestConversation attest, IEnumerable<IFileTaker> takers, DraftEvidence evidence)
{
    /// <summary>The text without the mention of the bot, which Teams marks by an entity.</summary>
    public static string TextOf(Activity activity) => MentionsOfBot(activity)
        .Select(mention => TextAt(mention, "text"))
        .OfType<string>()
        .Where(mention => mention.Length > 0)
        .Aggregate(activity.Text ?? "", (text, mention) => text.Replace(mention, "", StringComparison.OrdinalIgnoreCase))
        .Trim();

    public async Task AnswerAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!turn.Speaker.IsPersonalChat && !MentionsOfBot(turn.Context.Activity).Any())
        {
            return;
        }

        if (turn.Speaker.IsPersonalChat && await TryTakeFileAsync(turn, cancellationToken))
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

    /// <summary>The first file that somebody takes, while the others are named; where nobody takes any, all are evidence for the running dialog.</summary>
    private async Task<bool> TryTakeFileAsync(Turn turn, CancellationToken cancellationToken)
    {
        var files = FileDownloads.In(turn.Context.Activity);
        foreach (var file in files)
        {
            if (takers.FirstOrDefault(t => t.Takes(file)) is { } taker)
            {
                await taker.TakeAsync(turn, file, cancellationToken);
                if (files.Count > 1)
                {
                    turn.Answer.Say(Replies.FilesLeft(FileNames.Safe(file.Name), [.. files.Where(f => f != file).Select(f => FileNames.Safe(f.Name))], turn.Culture));
                }

                return true;
            }
        }

        if (files.Count == 0)
        {
            return false;
        }

        await evidence.TakeAsync(turn, cancellationToken);
        return true;
    }

    /// <summary>Read one by one: the Bot Framework throws at a mention without a name, a text or somebody mentioned.</summary>
    private static IEnumerable<JObject> MentionsOfBot(Activity activity) => activity.Recipient?.Id is not { Length: > 0 } bot
        ? []
        : (activity.Entities ?? [])
            .Where(entity => string.Equals(entity?.Type, "mention", StringComparison.OrdinalIgnoreCase))
            .Select(entity => entity.Properties)
            .OfType<JObject>()
            .Where(mention => mention["mentioned"] is JObject mentioned && string.Equals(TextAt(mentioned, "id"), bot, StringComparison.Ordinal));

    private static string? TextAt(JObject json, string name) => json[name] is JValue { Value: string text } ? text : null;
}
