using McaBot.Features.Attest.Evidence;
using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.Records;

/// <summary>Sends the files of an attestation, or all there is about it, into the chat of somebody who may have them.</summary>
internal sealed partial class OpenEvidence(
    AttestationPresenter presenter, RecordsPolicy records, AttestationViews views, EvidenceBundle bundle, EvidencePackage package,
    ILogger<OpenEvidence> log) : ICardAction
{
    public IReadOnlyList<string> Verbs { get; } = [Cards.Verbs.EvidenceOpen, Cards.Verbs.EvidencePackage];

    public async Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (await presenter.FindAsync(turn, input, cancellationToken) is not var (attestation, isBroken))
        {
            return;
        }

        if (await records.EvidenceRefusalAsync(turn.Caller.Actor, attestation, cancellationToken) is { } refusal)
        {
            Log.Refused(log, attestation.Key.Id, turn.Caller.ObjectId, refusal, turn.Correlation);
            turn.Notice(NoticeKinds.Of(refusal));
        }
        else if (isBroken)
        {
            turn.Notice(NoticeKind.LedgerBroken);
        }
        else if (string.Equals(input.Verb, Cards.Verbs.EvidenceOpen, StringComparison.Ordinal))
        {
            await OpenAsync(turn, attestation, cancellationToken);
        }
        else
        {
            await PackAsync(turn, attestation, cancellationToken);
        }
    }

    private async Task OpenAsync(Turn turn, Attestation attestation, CancellationToken cancellationToken)
    {
        var files = (await views.ViewAsync(attestation, cancellationToken)).EvidenceOnRecord();
        var gone = attestation.ErasedAt is null ? NoticeKind.FactsAltered : NoticeKind.EvidenceGone;
        if (files.Count == 0)
        {
            turn.Notice(attestation.Request.Evidence is { Count: > 0 } ? gone : NoticeKind.NoEvidence);
            return;
        }

        var (offer, isComplete) = await bundle.OfferAsync(
            turn.Caller.ObjectId, attestation, files, Replies.EvidenceOffer(attestation.Number, turn.Culture), cancellationToken);
        if (offer is null)
        {
            turn.Notice(gone);
            return;
        }

        Log.Opened(log, attestation.Key.Id, turn.Caller.ObjectId, files.Count, turn.Correlation);
        turn.Answer.Offer(offer);
        if (!isComplete)
        {
            turn.Answer.Say(Replies.EvidenceIncomplete(turn.Culture));
        }
    }

    /// <summary>For the requester alone, who hands it on, and once it is approved.</summary>
    private async Task PackAsync(Turn turn, Attestation attestation, CancellationToken cancellationToken)
    {
        if (attestation.Requester.ObjectId != turn.Caller.ObjectId)
        {
            turn.Notice(NoticeKind.NotRequester);
        }
        else if (!attestation.IsApproved)
        {
            turn.Notice(NoticeKind.NotApprovedYet);
        }
        else if (
            await package.OfferAsync(
                turn.Caller.ObjectId, await views.ViewAsync(attestation, cancellationToken), turn.Culture, cancellationToken) is
            { } offer)
        {
            Log.Packed(log, attestation.Key.Id, turn.Caller.ObjectId, turn.Correlation);
            turn.Answer.Offer(offer);
        }
        else
        {
            turn.Notice(NoticeKind.LedgerBroken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            1463, LogLevel.Information, "Evidence of attestation {Attestation} opened by {Person}: {Files} files, turn {Correlation}")]
        public static partial void Opened(ILogger log, Guid attestation, Guid person, int files, string correlation);

        [LoggerMessage(1464, LogLevel.Information, "Evidence package of attestation {Attestation} made for {Person}, turn {Correlation}")]
        public static partial void Packed(ILogger log, Guid attestation, Guid person, string correlation);

        [LoggerMessage(1465, LogLevel.Warning, "Evidence of attestation {Attestation} refused to {Person}: {Why}, turn {Correlation}")]
        public static partial void Refused(ILogger log, Guid attestation, Guid person, Refusal why, string correlation);
    }
}
