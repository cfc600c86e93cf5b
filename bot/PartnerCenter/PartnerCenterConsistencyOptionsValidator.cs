using McaBot.Platform.Settings;

namespace McaBot.PartnerCenter;

/// <summary>What contradicts other settings, or where this process runs.</summary>
internal sealed class PartnerCenterConsistencyOptionsValidator(IConfiguration configuration, IHostEnvironment environment)
    : IValidateOptions<PartnerCenterOptions>
{
    /// <summary>A message waits for its turn, makes its call, and may read back what is there already.</summary>
    private const int CallsInAClaim = 3;

    private readonly string? kind = configuration[$"{PartnerOptions.Section}:{nameof(PartnerOptions.Kind)}"];
    private readonly string? claimTime = configuration[$"{NotificationOptions.Section}:{nameof(NotificationOptions.ClaimTime)}"];

    /// <summary>What is no duration is told elsewhere.</summary>
    private TimeSpan ClaimTime =>
        TimeSpan.TryParse(claimTime, CultureInfo.InvariantCulture, out var set) ? set : new NotificationOptions().ClaimTime;

    public ValidateOptionsResult Validate(string? name, PartnerCenterOptions options)
    {
        var isReseller = string.Equals(kind, nameof(PartnerKind.IndirectReseller), StringComparison.OrdinalIgnoreCase);
        var isInBounds = options.Timeout <= TimeSpan.Parse(PartnerCenterOptions.LongestTimeout, CultureInfo.InvariantCulture);
        return new ValidateOptionsResultBuilder()
            .AddWhen(
                options.Enabled && isReseller,
                "PartnerCenter:Enabled contradicts Partner:Kind IndirectReseller: an indirect reseller cannot attest, "
                + "its indirect provider does.")
            .AddWhen(
                options.ReadsEnabled && !options.Enabled,
                "PartnerCenter:ReadsEnabled contradicts PartnerCenter:Enabled, which is false: without a connection nothing is read.")
            .AddWhen(
                options.BaseUrl is { } address && (!IsSecure(address) || address.Query.Length > 0),
                "PartnerCenter:BaseUrl must be an https address without a query (http for loopback in Development only).")
            .AddWhen(
                !Uri.TryCreate(options.LinkBase, UriKind.Absolute, out var link) || !IsSecure(link),
                "PartnerCenter:LinkBase must be an https address (http for loopback in Development only).")
            .AddWhen(
                options.Enabled && isInBounds && ClaimTime < CallsInAClaim * options.Timeout,
                "Notifications:ClaimTime contradicts PartnerCenter:Timeout: three calls must fit into it, "
                + "or what is still under way would be taken up a second time.")
            .Build();
    }

    private bool IsSecure(Uri address) => SecureAddress.Is(address, environment.IsDevelopment());
}
