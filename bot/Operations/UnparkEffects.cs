using System.Diagnostics;
using McaBot.Attestations;
using McaBot.Ledger;

namespace McaBot.Operations;

/// <summary>Puts on record what an operator wants of parked effects: the running bot does them after all, or nobody does.</summary>
internal sealed class UnparkEffects : IOperatorCommand
{
    private readonly ParkedEffects parked;
    private readonly string done;
    private readonly Func<AttestationKey, Guid, string, CancellationToken, Task<Outcome>> unpark;

    private UnparkEffects(ParkedEffects parked, string name, string does, string done, Func<AttestationKey, Guid, string, CancellationToken, Task<Outcome>> unpark)
    {
        (this.parked, this.done, this.unpark) = (parked, done, unpark);
        (Name, Usage) = (name, ("<effect id or attestation number>", does));
    }

    public string Name { get; }

    public (string Arguments, string Does) Usage { get; }

    public static UnparkEffects Replay(ParkedEffects parked, EffectKeeper keeper, IEffects outbox, OpenMarkers open) => new(
        parked, "replay", "has the running bot try again what is parked", "is tried again", async (key, effect, correlation, cancellationToken) =>
        {
            var outcome = await keeper.ReplayAsync(key, effect, Actor.Operator, correlation, outbox, cancellationToken);
            if (outcome.IsDone)
            {
                // Anew also where one stands, so that a sweep comes by at once.
                await open.WriteAsync(key.Customer, cancellationToken);
            }

            return outcome;
        });

    public static UnparkEffects Dismiss(ParkedEffects parked, EffectKeeper keeper, IEffects outbox) => new(
        parked, "dismiss", "leaves what is parked at that, for good", "is not tried again", (key, effect, correlation, cancellationToken) =>
            keeper.DismissAsync(key, effect, Actor.Operator, correlation, outbox, cancellationToken));

    public async Task<ExitCode?> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        if (arguments is not [var typed] || (!Guid.TryParse(typed, out var id) && NumberIndex.Read(typed) is null))
        {
            return null;
        }

        var number = NumberIndex.Read(typed);
        var (found, settled) = (0, 0);
        await foreach (var (attestation, effect) in parked.ListAsync(cancellationToken))
        {
            if (number is null ? effect.Id == id : string.Equals(attestation.Number, number, StringComparison.Ordinal))
            {
                found++;
                var outcome = await unpark(attestation.Key, effect.Id, ActivityTraceId.CreateRandom().ToHexString(), cancellationToken);
                settled += outcome.IsDone ? 1 : 0;
                await output.WriteLineAsync($"{effect.Id:D} {attestation.Number} {(outcome.IsDone ? done : $"stays as it is: {outcome.Refusal}")}");
            }
        }

        if (found == 0)
        {
            await output.WriteLineAsync($"nothing is parked under {typed}");
        }

        return found > 0 && settled == found ? ExitCode.Fine : ExitCode.Trouble;
    }
}
