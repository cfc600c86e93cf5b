using McaBot.Teams.Files;
using McaBot.Turns;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace McaBot.Views;

/// <summary>Answers a file consent card: saves the offered file, or forgets it.</summary>
internal sealed class FileConsents(FileOffers offers, FileSaving saving, RecordsPolicy records)
{
    /// <returns>Whether the card is used up.</returns>
    public async Task<bool> AnswerAsync(Turn turn, FileConsentCardResponse consent, bool isAccepted, CancellationToken cancellationToken)
    {
        if (!turn.Caller.IsPersonalChat)
        {
            turn.Notice(NoticeKind.OnlyInPersonalChat);
            return false;
        }

        var person = turn.Caller.ObjectId;
        if (isAccepted && !await MayTakeAsync(turn, consent, cancellationToken))
        {
            return false;
        }

        var (outcome, claimed) = isAccepted
            ? await offers.ClaimAsync(person, consent, cancellationToken)
            : new OfferClaim(await offers.DeclineAsync(person, consent, cancellationToken));
        var file = default(Attachment);
        if (claimed is not null)
        {
            (outcome, file) = await saving.SaveAsync(turn, claimed);
        }

        if (file is not null)
        {
            turn.Answer.Offer(file);
        }
        else if (outcome == OfferOutcome.StillBeingSaved || (claimed is not null && outcome == OfferOutcome.BeingSaved))
        {
            turn.Answer.Say(Replies.FileBeingSaved(turn.Culture));
        }
        else if (NoticeOf(outcome) is { } notice)
        {
            turn.Notice(notice);
        }

        return outcome is OfferOutcome.Saved or OfferOutcome.AlreadySaved or OfferOutcome.Gone or OfferOutcome.Declined;
    }

    /// <summary>An offer may be taken days later: who may not have it by then gets nothing.</summary>
    private async Task<bool> MayTakeAsync(Turn turn, FileConsentCardResponse consent, CancellationToken cancellationToken) =>
        await offers.NeedsRightAsync(turn.Caller.ObjectId, consent, cancellationToken)
            ? await records.AllowsAsync(turn, cancellationToken)
            : await records.AllowsOwnAsync(turn, cancellationToken);

    /// <returns>Null where another turn tells.</returns>
    private static NoticeKind? NoticeOf(OfferOutcome outcome) => outcome switch
    {
        OfferOutcome.AlreadySaved => NoticeKind.FileAlreadySaved,
        OfferOutcome.BeingSaved => null,
        OfferOutcome.Gone => NoticeKind.FileOfferGone,
        OfferOutcome.HostNotAllowed => NoticeKind.FileHostNotAllowed,
        OfferOutcome.Declined => NoticeKind.FileDeclined,
        _ => NoticeKind.FileNotSaved,
    };
}
