using McaBot.Platform;
using McaBot.Storage.Projections;
using McaBot.Turns;

namespace McaBot.Views;

/// <summary>Finds the one customer that a typed command is about.</summary>
internal sealed class CustomerFinder(Indexes indexes)
{
    /// <summary>Begins to look for it.</summary>
    public void ReadAhead(string argument, CancellationToken cancellationToken) =>
        TurnScope.Ahead(() => indexes.FindCustomersAsync(argument, cancellationToken));

    /// <param name="argument">As typed: a tenant id, an attestation's number, or words of the customer's name or domain.</param>
    /// <returns>Null when there is none or not one alone, which the person is told.</returns>
    public async Task<Guid?> FindAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        var found = await indexes.FindCustomersAsync(argument, cancellationToken);
        if (found is [var only])
        {
            return only.Customer;
        }

        if (found.Count == 0)
        {
            turn.Notice(NoticeKind.NothingFound, person: argument);
        }
        else
        {
            turn.Answer.Show(
                CustomerChoiceCard.For(
                    TypedChoices.CommandOf(turn, argument), [.. found.Select(c => new CustomerRow(c.Customer, c.Company, c.Domain))],
                    turn.Culture));
        }

        return null;
    }
}
