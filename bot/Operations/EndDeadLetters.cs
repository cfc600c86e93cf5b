using System.Diagnostics;
using McaBot.Features.Bulk;
using McaBot.Outbox;
using McaBot.Storage.Projections;

namespace McaBot.Operations;

/// <summary>Does what an operator wants of dead letters: the running bot handles them after all, or nobody does.</summary>
internal sealed class EndDeadLetters(DeadLetterStore deadLetters, BulkStore store, DeadLetterAction act) : IOperatorCommand
{
    private readonly bool isRequeue = act == DeadLetterAction.Requeue;

    public string Name => isRequeue ? "requeue" : "dismiss";

    public IReadOnlyList<string> OldNames => isRequeue ? ["replay"] : [];

    public CommandUsage Usage => new(
        "<message id, or number of an attestation or bulk request>",
        isRequeue ? "has the running bot try dead letters again" : "leaves dead letters at that, for good");

    public async Task<ExitCode?> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        if (arguments is not [var typed] || typed.Length == 0)
        {
            return null;
        }

        var (found, settled) = (0, 0);
        var done = isRequeue ? "is tried again" : "is not tried again";
        await foreach (var letter in deadLetters.ListAsync(cancellationToken))
        {
            if (IsMeant(letter, typed))
            {
                found++;
                var outcome = await EndAsync(letter, cancellationToken);
                settled += outcome.IsDone ? 1 : 0;
                await output.WriteLineAsync(
                    $"{letter.Id:D} {letter.Number} {(outcome.IsDone ? done : $"stays as it is: {outcome.Refusal}")}");
            }
        }

        if (found == 0)
        {
            await output.WriteLineAsync($"no dead letter is known under {typed}");
        }

        return found > 0 && settled == found ? ExitCode.Fine : ExitCode.Failed;
    }

    private static bool IsMeant(DeadLetter letter, string typed) => Guid.TryParse(typed, out var id)
        ? letter.Id == id
        : string.Equals(letter.Number, NumberIndex.Read(typed) ?? typed, StringComparison.OrdinalIgnoreCase);

    private async Task<Outcome> EndAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        var outcome = await deadLetters.EndAsync(
            letter, act, Actor.Operator, ActivityTraceId.CreateRandom().ToHexString(), cancellationToken);
        if (isRequeue && outcome is { IsDone: true, Attestation.Request.Batch: { } batch })
        {
            // The running bot looks at it again.
            await store.ReopenAsync(batch, cancellationToken);
        }

        return outcome;
    }
}
