using McaBot.Storage.Ledger;

namespace McaBot.Operations;

/// <summary>Lets a ledger count that was restored from a copy which ends earlier than its anchor says.</summary>
internal sealed class AcceptRestored(RestoredLedgers restored) : IOperatorCommand
{
    public string Name => "accept-restored";

    public CommandUsage Usage => new("<customer tenant id> <entries>", "lets a restored ledger count that ends after so many entries");

    public async Task<ExitCode?> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        if (arguments is not [var typed, var number]
            || !Guid.TryParse(typed, out var customer)
            || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var entries))
        {
            return null;
        }

        var answer = await restored.AcceptAsync(customer, entries, cancellationToken);
        await output.WriteLineAsync(answer.State switch
        {
            RestoreState.Accepted => $"{customer:D} counts with {answer.Entries} entries; that {answer.Lost} are lost is noted",
            RestoreState.NothingLost => $"{customer:D} is not cut off: there is nothing to accept",
            RestoreState.OtherLength => $"{customer:D} ends after {answer.Entries} entries, not {entries}: look at it again",
            _ => $"{customer:D} does not hold as far as it goes: that is no restored copy, and is not accepted",
        });
        return answer.State == RestoreState.Accepted ? ExitCode.Fine : ExitCode.Failed;
    }
}
