using Microsoft.Extensions.Options;

namespace McaBot.Platform.Settings;

internal sealed class IdentityOptionsValidator : IValidateOptions<IdentityOptions>
{
    public ValidateOptionsResult Validate(string? name, IdentityOptions options) => OptionsProblems.Result(ProblemsOf(options));

    private static IEnumerable<string> ProblemsOf(IdentityOptions options)
    {
        if (options.AuthorityHost is { } host && !OptionsProblems.IsProtected(host, loopbackToo: false))
        {
            yield return "Identity:AuthorityHost must be an https address.";
        }

        if (!string.IsNullOrWhiteSpace(options.CertificatePath) && !File.Exists(options.CertificatePath))
        {
            yield return "Identity:CertificatePath names no readable file.";
        }

        if (!string.IsNullOrEmpty(options.CertificatePassword) && string.IsNullOrWhiteSpace(options.CertificatePath))
        {
            yield return "Identity:CertificatePath is required: Identity:CertificatePassword is set.";
        }
    }
}
