using System.Collections.Frozen;
using McaBot.Features.Decide;
using McaBot.Platform;
using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.CarryOut;

/// <summary>What the requester does with an attestation by one button: a step on record, and the card as it is then.</summary>
internal sealed class RequesterActions(
    AttestationService attestations, Reminders reminders, CarryOutService carryOut, AttestPolicy mayAttest, AttestationPresenter presenter,
    RequestFinder finder) : ICardAction
{
    /// <param name="seen">The version of the card that was pressed; null where none was.</param>
    private delegate Task<Outcome> Act(
        AttestationKey key, Actor requester, string correlation, long? seen, CancellationToken cancellationToken);

    private readonly FrozenDictionary<string, Act> acts = new Dictionary<string, Act>(StringComparer.Ordinal)
    {
        [Cards.Verbs.RequestWithdraw] = (key, requester, correlation, _, token) =>
            attestations.WithdrawAsync(key, requester, correlation, token),
        [Cards.Verbs.RequestRemind] = (key, requester, correlation, _, token) => reminders.RemindAsync(key, requester, correlation, token),
        [Cards.Verbs.RequestLink] = carryOut.AskLinkAsync,
        [Cards.Verbs.RequestAccepted] = (key, requester, correlation, _, token) =>
            carryOut.ReportAcceptedAsync(key, requester, correlation, token),
        [Cards.Verbs.RequestByHand] = (key, requester, correlation, _, token) =>
            carryOut.HandOffAsync(key, requester, correlation, token),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public IReadOnlyList<string> Verbs => acts.Keys;

    public async Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (input.Key is { } key)
        {
            presenter.ReadAhead(turn, key, cancellationToken);
            if (string.Equals(input.Verb, Cards.Verbs.RequestRemind, StringComparison.Ordinal))
            {
                reminders.ReadAhead(turn.Caller.ObjectId, cancellationToken);
            }

            await RunAsync(turn, input.Verb, key, input.Version, cancellationToken);
        }
        else
        {
            turn.Notice(NoticeKind.UnknownAttestation);
        }
    }

    /// <summary>Begins to read what the same in words will need.</summary>
    public void ReadAhead(Turn turn, string argument, CancellationToken cancellationToken)
    {
        finder.ReadAhead(turn, argument, cancellationToken);
        TurnScope.Ahead(() => mayAttest.RightOfAsync(turn.Caller.Actor, cancellationToken));
    }

    /// <summary>The same in words, of the one request that they can be about.</summary>
    /// <param name="verb">One of <see cref="Verbs"/>.</param>
    /// <param name="argument">As typed: what the command is about.</param>
    /// <param name="meant">The states in which it makes sense.</param>
    public async Task RunAsync(
        Turn turn, string verb, string argument, IReadOnlyCollection<AttestationState> meant, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(turn, argument, meant.Contains, cancellationToken) is { } attestation)
        {
            await RunAsync(turn, verb, attestation.Key, seen: null, cancellationToken);
        }
    }

    private async Task RunAsync(Turn turn, string verb, AttestationKey key, long? seen, CancellationToken cancellationToken)
    {
        var outcome = await acts[verb](key, turn.Caller.Actor, turn.Correlation, seen, cancellationToken);
        await presenter.EndAsync(turn, outcome, Audience.Requester, cancellationToken);
        if (outcome is { IsDone: true, Attestation: { } present }
            && string.Equals(verb, Cards.Verbs.RequestRemind, StringComparison.Ordinal)
            && Reminders.AskedInstead(present) is { } cause)
        {
            turn.Answer.Say(Replies.AskedInstead(cause, present.Number, turn.Culture));
        }
    }
}
