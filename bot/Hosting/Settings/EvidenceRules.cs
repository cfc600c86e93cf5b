using Microsoft.Extensions.Options;

namespace McaBot.Hosting;

internal sealed class EvidenceRules : IValidateOptions<EvidenceOptions>
{
    public ValidateOptionsResult Validate(string? name, EvidenceOptions options) => Rules.Result(ProblemsOf(options));

    private static IEnumerable<string> ProblemsOf(EvidenceOptions options)
    {
        if (options.MostBytes is < 1024 or > 52_428_800)
        {
            yield return "Evidence:MostBytes must be between 1024 and 52428800.";
        }

        if (options.ScanUrl is { } scanner && !(scanner.IsAbsoluteUri && Rules.IsProtected(scanner, loopbackToo: true)))
        {
            yield return "Evidence:ScanUrl must be an https address, or http on this machine.";
        }
    }
}
