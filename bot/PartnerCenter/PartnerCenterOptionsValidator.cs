using System.Globalization;
using McaBot.Platform.Settings;
using Microsoft.Extensions.Options;

namespace McaBot.PartnerCenter;

internal sealed class PartnerCenterOptionsValidator(IConfiguration configuration, IHostEnvironment environment) : IValidateOptions<PartnerCenterOptions>
{
    /// <summary>A message waits for its turn, makes its call, and may read back what is there already.</summary>
    private const int CallsInAClaim = 3;

    private readonly string? kind = configuration[$"{PartnerOptions.Section}:{nameof(PartnerOptions.Kind)}"];
    private readonly string? claimTime = configuration[$"{NotificationOptions.Section}:{nameof(NotificationOptions.ClaimTime)}"];

    public ValidateOptionsResult Validate(string? name, PartnerCenterOptions options) => OptionsProblems.Result(ProblemsOf(options));

    /// <summary>What is no duration is told elsewhere.</summary>
    private TimeSpan ClaimTime => TimeSpan.TryParse(claimTime, CultureInfo.InvariantCulture, out var set) ? set : new NotificationOptions().ClaimTime;

    private IEnumerable<string> ProblemsOf(PartnerCenterOptions options)
    {
        if (options.Enabled && string.Equals(kind, nameof(PartnerKind.IndirectReseller), StringComparison.OrdinalIgnoreCase))
        {
            yield return "PartnerCenter:Enabled contradicts Partner:Kind IndirectReseller: an indirect reseller cannot attest, its indirect provider does.";
        }

        if (options.ReadsEnabled && !options.Enabled)
        {
            yield return "PartnerCenter:ReadsEnabled contradicts PartnerCenter:Enabled, which is false: without a connection nothing is read.";
        }

        if (options.BaseUrl is null || !OptionsProblems.IsProtected(options.BaseUrl, environment.IsDevelopment()) || options.BaseUrl.Query.Length > 0)
        {
            yield return "PartnerCenter:BaseUrl must be an https address without a query (http for loopback in Development only).";
        }

        if (options.Scope is null || !options.Scope.EndsWith("/.default", StringComparison.Ordinal) || !Uri.TryCreate(options.Scope, UriKind.Absolute, out _))
        {
            yield return "PartnerCenter:Scope must be an address that ends in /.default.";
        }

        if (!Uri.TryCreate(options.LinkBase, UriKind.Absolute, out var link) || !OptionsProblems.IsProtected(link, environment.IsDevelopment()))
        {
            yield return "PartnerCenter:LinkBase must be an https address (http for loopback in Development only).";
        }

        if (options.LinkLifetime is { } lifetime && (lifetime < TimeSpan.FromSeconds(1) || lifetime > TimeSpan.FromDays(90)))
        {
            yield return "PartnerCenter:LinkLifetime must be empty, or between 00:00:01 and 90.00:00:00.";
        }

        if (options.Timeout < TimeSpan.FromSeconds(1) || options.Timeout > TimeSpan.FromSeconds(30))
        {
            yield return "PartnerCenter:Timeout must be between 00:00:01 and 00:00:30.";
        }
        else if (options.Enabled && ClaimTime < CallsInAClaim * options.Timeout)
        {
            yield return "Notifications:ClaimTime contradicts PartnerCenter:Timeout: three calls must fit into it, or what is still under way would be taken up a second time.";
        }
    }
}
