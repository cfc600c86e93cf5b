using McaBot.Platform.Settings;
using Microsoft.Extensions.Options;

namespace McaBot.Teams;

internal sealed class MicrosoftAppOptionsValidator(IConfiguration configuration, IHostEnvironment environment) : IValidateOptions<MicrosoftAppOptions>
{
    private readonly bool hasCertificate = !string.IsNullOrWhiteSpace(configuration[$"{IdentityOptions.Section}:{nameof(IdentityOptions.CertificatePath)}"]);

    public ValidateOptionsResult Validate(string? name, MicrosoftAppOptions options) => OptionsProblems.Result([.. Registration(options), .. Channel(options)]);

    private IEnumerable<string> Registration(MicrosoftAppOptions app)
    {
        if (app.IsAnonymous)
        {
            if (!environment.IsDevelopment())
            {
                yield return "MicrosoftAppId is required: the application id of the bot's registration.";
            }
            else if (!string.IsNullOrEmpty(app.MicrosoftAppPassword) || hasCertificate)
            {
                yield return "MicrosoftAppId is required: a password or certificate is configured for it.";
            }

            if (environment.IsDevelopment())
            {
                yield break;
            }
        }

        if (app.MicrosoftAppTenantId is null)
        {
            yield return "MicrosoftAppTenantId is required: the tenant of the bot's registration.";
        }

        foreach (var problem in TypeOf(app))
        {
            yield return problem;
        }
    }

    private IEnumerable<string> TypeOf(MicrosoftAppOptions app)
    {
        var hasPassword = !string.IsNullOrWhiteSpace(app.MicrosoftAppPassword);
        if (string.IsNullOrWhiteSpace(app.MicrosoftAppType))
        {
            yield return "MicrosoftAppType is required: SingleTenant or UserAssignedMSI.";
        }
        else if (app.IsManagedIdentity)
        {
            if (hasPassword || hasCertificate)
            {
                yield return "MicrosoftAppPassword and Identity:CertificatePath must be empty with MicrosoftAppType UserAssignedMSI.";
            }
        }
        else if (!string.Equals(app.MicrosoftAppType, MicrosoftAppOptions.SingleTenant, StringComparison.OrdinalIgnoreCase))
        {
            yield return "MicrosoftAppType must be SingleTenant or UserAssignedMSI: other kinds of bots, such as MultiTenant, are not supported.";
        }
        else if (hasPassword == hasCertificate)
        {
            yield return hasPassword
                ? "MicrosoftAppPassword and Identity:CertificatePath are both set: keep one."
                : "MicrosoftAppPassword is required with MicrosoftAppType SingleTenant, or Identity:CertificatePath instead.";
        }
    }

    private IEnumerable<string> Channel(MicrosoftAppOptions app)
    {
        if (!string.IsNullOrWhiteSpace(app.ChannelService))
        {
            yield return "ChannelService must be empty: only the public cloud is supported.";
        }

        if (app.ToBotFromChannelOpenIdMetadataUrl is { } metadata && !OptionsProblems.IsProtected(metadata, environment.IsDevelopment()))
        {
            yield return "ToBotFromChannelOpenIdMetadataUrl must be an https address (http for loopback in Development only).";
        }

        if (app.ToChannelFromBotLoginUrl is { } login && !OptionsProblems.IsProtected(login, loopbackToo: false))
        {
            yield return "ToChannelFromBotLoginUrl must be an https address.";
        }
    }
}
