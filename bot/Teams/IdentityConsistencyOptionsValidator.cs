using McaBot.Platform.Settings;

namespace McaBot.Teams;

internal sealed class IdentityConsistencyOptionsValidator : IValidateOptions<IdentityOptions>
{
    public ValidateOptionsResult Validate(string? name, IdentityOptions options) => new ValidateOptionsResultBuilder()
        .AddWhen(
            !string.IsNullOrEmpty(options.CertificatePassword) && string.IsNullOrWhiteSpace(options.CertificatePath),
            "Identity:CertificatePath is required: Identity:CertificatePassword is set.")
        .Build();
}
