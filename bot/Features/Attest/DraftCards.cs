using McaBot.Turns;

namespace McaBot.Features.Attest;

/// <summary>Which messages show a card of a request that is being written, so that none keeps buttons that only refuse.</summary>
internal sealed class DraftCards(Drafts drafts, AnswerDelivery delivery)
{
    /// <summary>
    /// The answer carries the card from now on: a request confirmed in words makes that card settle. Posted as a message, it takes the
    /// place of the one before; pressed, the one before may hold what is typed and not sent, and stays as long as the request is written.
    /// </summary>
    public void Keep(Turn turn, Draft draft)
    {
        if (turn.PressedCard is { Length: > 0 } pressed)
        {
            draft.ShowIn(pressed);
        }

        turn.Answer.CardPosted = async (message, cancellationToken) =>
        {
            var before = draft.Card;
            draft.Card = message;
            await drafts.SaveAsync(turn.Context, cancellationToken);
            if (!string.IsNullOrEmpty(before) && !string.Equals(before, message, StringComparison.Ordinal))
            {
                await delivery.ReplaceAsync(turn, before, SupersededCard.For(draft.Id, turn.Culture), cancellationToken);
            }
        };
    }

    /// <summary>The answer is a card beside the one that carries the request.</summary>
    public void KeepBeside(Turn turn, Draft draft)
    {
        draft.AlsoIn(turn.PressedCard);
        turn.Answer.CardPosted = async (message, cancellationToken) =>
        {
            draft.AlsoIn(message);
            await drafts.SaveAsync(turn.Context, cancellationToken);
        };
    }

    /// <summary>The request went on record or was given up: its cards have had their time, wherever they stand.</summary>
    /// <param name="kept">The message that goes on in another way; null where there is none.</param>
    public static void Retire(Turn turn, Draft draft, string? kept)
    {
        foreach (var message in draft.Messages.Where(m => !string.Equals(m, kept, StringComparison.Ordinal)))
        {
            turn.Answer.Retired[message] = SupersededCard.ForEnded(draft.Id, turn.Culture);
        }
    }
}
