using McaBot.Features.Attest;
using McaBot.Features.Attest.Dialogs;
using McaBot.Features.Attest.Evidence;
using McaBot.Features.Attest.Prefill;
using McaBot.Storage.Projections;
using McaBot.Teams.Files;
using McaBot.Turns;
using McaBot.Turns.Inbound;
using McaBot.Views;
using Microsoft.Bot.Schema;

namespace McaBot.Host;

/// <summary>
/// Answers typed text. While a step of the dialog waits for an answer, text is that answer unless it is a command beyond doubt, or most
/// likely one, which is told; else it may be a command, or an attestation's number. Files go to whoever takes their kind, and else are
/// evidence.
/// </summary>
internal sealed class MessageRouter(
    CommandRouter commands,
    CommandCatalog catalog,
    AttestConversation attest,
    NumberedRequest numbered,
    AttestationPresenter presenter,
    IEnumerable<IFileTaker> takers,
    DraftEvidence evidence,
    Indexes indexes,
    ReadersRights rights,
    AttestPolicy mayAttest)
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

        var called = commands.Find(turn.Text) ?? AboveFacts(turn.Text);
        if (!isPersonal)
        {
            if (called is not { } word)
            {
                turn.Answer.Show(HelpCard.ForChannel(catalog.Help(inChannel: true), turn.Culture));
            }
            else if (word.IsAllowedIn(turn))
            {
                await word.Command.RunAsync(turn, word.Argument, cancellationToken);
            }

            return;
        }

        called?.Command.ReadAhead(turn, called.Value.Argument, cancellationToken);
        if (called is { Argument.Length: 0, IsExact: true, Command.NeedsNumberWhileWriting: true } bare
            && await attest.IsWaitingAsync(turn, cancellationToken))
        {
            turn.Answer.Say($"{Replies.WhichNumber(bare.Phrase, turn.Culture)} {Replies.FormWaits(turn.Culture)}");
            return;
        }

        if (called is not { IsUnmistakable: true })
        {
            if (await TryShowNumberedAsync(turn, cancellationToken))
            {
                return;
            }

            if (called is { IsAmbiguous: true } either
                && !TypedForm.NamesFields(turn.Text)
                && TypedDay.Read(either.Argument, turn.Region) is null
                && Questions.Read(turn.Text) is null or QuestionTopic.SomethingElse
                && await attest.IsWaitingAsync(turn, cancellationToken)
                && await IsMeantAsync(either, cancellationToken))
            {
                if (either.IsAllowedIn(turn))
                {
                    await either.Command.RunAsync(turn, either.Argument, cancellationToken);
                }

                turn.Answer.SayToo(Replies.HowToAnswer(turn.Culture));
                return;
            }

            if (await attest.TryContinueAsync(turn, cancellationToken))
            {
                return;
            }
        }

        if (PastedText.Read(turn.Text, turn.Region) is { } pasted)
        {
            // A line of it may begin as a command does.
            var first = called is { Command: AttestForCommand } ? commands.Find(turn.Text.Split('\n')[0]) : null;
            var customer = first is { Command: AttestForCommand, Argument: { Length: > 0 } named } ? named : null;
            await attest.StartWithAsync(turn, pasted, customer, cancellationToken);
        }
        else if (called is { } command)
        {
            var writing = command.Command.AsksForYes ? attest.IsWaitingAsync(turn, cancellationToken) : Task.CompletedTask;
            var doing = command.IsAllowedIn(turn)
                ? command.Command.RunAsync(turn, command.Argument, cancellationToken)
                : Task.CompletedTask;
            await Task.WhenAll(doing, writing);
        }
        else if (!await numbered.TryShowAsync(turn, cancellationToken))
        {
            await AnswerUnknownAsync(turn, cancellationToken);
        }
    }

    /// <summary>However much is pasted below it, the first line says for whom a request is begun.</summary>
    private CommandMatch? AboveFacts(string text) =>
        text.Split('\n') is [var first, _, ..] && commands.Find(first) is { Command: AttestForCommand, IsExact: true } called
            ? called
            : null;

    /// <inheritdoc cref="CommandMatch.IsAmbiguous"/>
    private async Task<bool> IsMeantAsync(CommandMatch called, CancellationToken cancellationToken) =>
        !called.ReadsAsName
        || (await indexes.FindCustomersAsync(called.Argument, cancellationToken)).Any(c => SearchWords.NamesCustomer(called.Argument, c));

    /// <summary>A number that is on record and says what it is answers no form; any other may be a reference that was asked for.</summary>
    private async Task<bool> TryShowNumberedAsync(Turn turn, CancellationToken cancellationToken) =>
        AttestationNumber.IsMarked(turn.Text)
        && (await presenter.NumberedAsync(AttestationNumber.Read(turn.Text)!, cancellationToken)).Count > 0
        && await numbered.TryShowAsync(turn, cancellationToken);

    private async Task AnswerUnknownAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (Questions.Read(turn.Text) is { } topic and not QuestionTopic.SomethingElse)
        {
            turn.Answer.Say(Replies.ToQuestion(topic, mayAttest.MayAttest, turn.Culture));
            return;
        }

        turn.Answer.Show(UnknownTextCard.For(await rights.ReadAsync(turn.Caller, cancellationToken), turn.Culture));
    }

    /// <summary>
    /// The first file that somebody takes, while the others are named; where nobody takes any, all are evidence for the running dialog.
    /// </summary>
    private async Task TakeAsync(Turn turn, IReadOnlyList<Attachment> files, CancellationToken cancellationToken)
    {
        // What takes a file may ask something beside it.
        var writing = attest.IsWaitingAsync(turn, cancellationToken);
        foreach (var file in files)
        {
            if (await TryTakeAsync(turn, file, cancellationToken))
            {
                await writing;
                var left = files.Where(f => f != file).Select(EvidenceIntake.NameOf).ToList();
                if (left.Count > 0)
                {
                    turn.Answer.SayToo(Replies.FilesLeft(FileNames.Safe(file.Name), left, turn.Culture));
                }

                return;
            }
        }

        await writing;
        await evidence.TakeAsync(turn, cancellationToken);
        if (PastedText.Read(turn.Text, turn.Region) is not null || TypedForm.NamesFields(turn.Text)
            || commands.Find(turn.Text) is { Command: AttestForCommand, IsExact: true })
        {
            turn.Answer.SayToo(Replies.WordsBesideFile(turn.Culture));
        }
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
