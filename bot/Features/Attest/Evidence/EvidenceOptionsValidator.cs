using McaBot.Platform.Settings;
using Microsoft.Extensions.Options;

namespace McaBot.Features.Attest.Evidence;

internal sealed class EvidenceOptionsValidator : IValidateOptions<EvidenceOptions>
{
    public ValidateOptionsResult Validate(string? name, EvidenceOptions options) => OptionsProblems.Result(ProblemsOf(options));

    private static IEnumerable<string> ProblemsOf(EvidenceOptions options)
    {
        if (options.MaxBytes is < 1024 or > 52_428_800)
        {
            yield return "Evidence:MaxBytes must be between 1024 and 52428800.";
        }

        if (options.ScanUrl is { } scanner && !(scanner.IsAbsoluteUri && OptionsProblems.IsProtected(scanner, loopbackToo: true)))
        {
            yield return "Evidence:ScanUrl must be an https address, or http on this machine.";
        }
    }
}
