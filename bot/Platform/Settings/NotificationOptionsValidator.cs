using Microsoft.Extensions.Options;

namespace McaBot.Platform.Settings;

internal sealed class NotificationOptionsValidator : IValidateOptions<NotificationOptions>
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, NotificationOptions options) => OptionsProblems.Result(ProblemsOf(options));

    private static IEnumerable<string> ProblemsOf(NotificationOptions options)
    {
        if (options.ClaimTime < TimeSpan.FromSeconds(10) || options.ClaimTime > Hour)
        {
            yield return "Notifications:ClaimTime must be between 00:00:10 and 01:00:00.";
        }

        if (options.SweepInterval < TimeSpan.FromSeconds(1) || options.SweepInterval > Hour)
        {
            yield return "Notifications:SweepInterval must be between 00:00:01 and 01:00:00.";
        }

        if (options.MaxClaims is < 1 or > 100)
        {
            yield return "Notifications:MaxClaims must be between 1 and 100.";
        }

        if (options.MaxAmbiguous is < 1 or > 10)
        {
            yield return "Notifications:MaxAmbiguous must be between 1 and 10.";
        }

        if (options.DigestAt < TimeSpan.Zero || options.DigestAt >= TimeSpan.FromDays(1))
        {
            yield return "Notifications:DigestAt must be between 00:00 and 23:59.";
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _))
        {
            yield return "Notifications:TimeZone must be the IANA id of a time zone, such as Europe/Paris.";
        }
    }
}
