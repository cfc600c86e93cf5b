using McaBot.Platform.Settings;
using Microsoft.Extensions.Options;

namespace McaBot.Teams.Files;

internal sealed class FilesOptionsValidator : IValidateOptions<FilesOptions>
{
    public ValidateOptionsResult Validate(string? name, FilesOptions options) => OptionsProblems.Result(ProblemsOf(options));

    private static IEnumerable<string> ProblemsOf(FilesOptions options)
    {
        if (options.OfferLifetime < TimeSpan.FromMinutes(10) || options.OfferLifetime > TimeSpan.FromDays(30))
        {
            yield return "Files:OfferLifetime must be between 00:10:00 and 30.00:00:00.";
        }

        if (options.SweepInterval < TimeSpan.FromSeconds(1) || options.SweepInterval > TimeSpan.FromDays(1))
        {
            yield return "Files:SweepInterval must be between 00:00:01 and 1.00:00:00.";
        }
    }
}
