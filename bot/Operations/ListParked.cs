using System.Globalization;
using McaBot.Attestations;

namespace McaBot.Operations;

/// <summary>Lists what could not be delivered or carried out, one line for each.</summary>
internal sealed class ListParked(ParkedEffects parked) : IOperatorCommand
{
    public string Name => "parked";

    public (string Arguments, string Does) Usage => ("", "lists what could not be delivered or carried out");

    public async Task<ExitCode?> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        if (arguments.Count > 0)
        {
            return null;
        }

        var count = 0;
        await foreach (var (attestation, effect) in parked.ListAsync(cancellationToken))
        {
            count++;
            await output.WriteLineAsync(
                $"{effect.Id:D} {attestation.Number} customer {attestation.Key.Customer:D}: {Code.Of(effect.Kind)}, {effect.Why}, since {effect.Since.UtcDateTime.ToString("u", CultureInfo.InvariantCulture)}");
        }

        await output.WriteLineAsync($"{count} parked");
        return ExitCode.Fine;
    }
}
