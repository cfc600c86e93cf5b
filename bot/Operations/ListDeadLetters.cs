using McaBot.Outbox;

namespace McaBot.Operations;

/// <summary>Lists what could not be delivered or carried out, one line for each.</summary>
internal sealed class ListDeadLetters(DeadLetterStore deadLetters) : IOperatorCommand
{
    public string Name => "dead-letters";

    public IReadOnlyList<string> OldNames => ["parked"];

    public CommandUsage Usage => new("", "lists what could not be delivered or carried out");

    public async Task<ExitCode?> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var letter in deadLetters.ListAsync(cancellationToken))
        {
            count++;
            var about = letter.Attestation is { } key
                ? $"{letter.Number} customer {key.Customer:D}"
                : $"{letter.Number} {letter.Source} {letter.Within:D}";
            var maybe = letter.IsAmbiguous ? ", may have arrived" : "";
            var since = letter.Since.UtcDateTime.ToString("u", CultureInfo.InvariantCulture);
            await output.WriteLineAsync($"{letter.Id:D} {about}: {letter.What}, {letter.Why}{maybe}, since {since}");
        }

        await output.WriteLineAsync($"{count} dead letters");
        return ExitCode.Fine;
    }
}
