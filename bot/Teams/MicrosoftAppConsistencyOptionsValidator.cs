using McaBot.Platform.Settings;

namespace McaBot.Teams;

/// <summary>Which parts of a registration are needed depends on its kind, and on where this process runs.</summary>
internal sealed class MicrosoftAppConsistencyOptionsValidator(IConfiguration configuration, IHostEnvironment environment)
    : IValidateOptions<MicrosoftAppOptions>
{
    private readonly bool hasCertificate =
        !string.IsNullOrWhiteSpace(configuration[$"{IdentityOptions.Section}:{nameof(IdentityOptions.CertificatePath)}"]);

    public ValidateOptionsResult Validate(string? name, MicrosoftAppOptions options)
    {
        var problems = new ValidateOptionsResultBuilder();
        if (options is { AllowAnonymousCallers: true, HasRegistration: false } && environment.IsDevelopment())
        {
            problems.AddWhen(
                !string.IsNullOrEmpty(options.MicrosoftAppPassword) || hasCertificate,
                "MicrosoftAppId is required: a password or certificate is configured for it.");
        }
        else
        {
            problems
                .AddWhen(!options.HasRegistration, "MicrosoftAppId is required: the application id of the bot's registration.")
                .AddWhen(options.MicrosoftAppTenantId is null, "MicrosoftAppTenantId is required: the tenant of the bot's registration.");
            if (ProblemOfKind(options) is { } problem)
            {
                problems.AddError(problem);
            }
        }

        if (options.AllowAnonymousCallers)
        {
            problems.AddWhen(
                !environment.IsDevelopment(),
                "AllowAnonymousCallers must be false: anybody could speak to the bot. It is for Development on this machine alone.");
            foreach (var address in ListenAddresses.BeyondThisMachine(configuration))
            {
                problems.AddError($"AllowAnonymousCallers contradicts {address}: others than this machine could speak to the bot there.");
            }
        }

        return problems
            .AddWhen(
                options.ToBotFromChannelOpenIdMetadataUrl is { } metadata && !SecureAddress.Is(metadata, environment.IsDevelopment()),
                "ToBotFromChannelOpenIdMetadataUrl must be an https address (http for loopback in Development only).")
            .Build();
    }

    private string? ProblemOfKind(MicrosoftAppOptions app)
    {
        var hasPassword = !string.IsNullOrWhiteSpace(app.MicrosoftAppPassword);
        if (string.IsNullOrWhiteSpace(app.MicrosoftAppType))
        {
            return "MicrosoftAppType is required: SingleTenant or UserAssignedMSI.";
        }

        if (app.IsManagedIdentity)
        {
            return hasPassword || hasCertificate
                ? "MicrosoftAppPassword and Identity:CertificatePath must be empty with MicrosoftAppType UserAssignedMSI."
                : null;
        }

        if (!string.Equals(app.MicrosoftAppType, MicrosoftAppOptions.SingleTenant, StringComparison.OrdinalIgnoreCase))
        {
            return "MicrosoftAppType must be SingleTenant or UserAssignedMSI: other kinds of bots, such as MultiTenant, are not supported.";
        }

        return (hasPassword, hasCertificate) switch
        {
            (true, true) => "MicrosoftAppPassword and Identity:CertificatePath are both set: keep one.",
            (false, false) => "MicrosoftAppPassword is required with MicrosoftAppType SingleTenant, or Identity:CertificatePath instead.",
            _ => null,
        };
    }
}
