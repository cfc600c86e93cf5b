using McaBot.Platform.Settings;

namespace McaBot.Teams;

internal sealed class IdentityOptions
{
    public const string Section = "Identity";

    /// <summary>Where tokens are asked for; https. Null: the public cloud.</summary>
    [HttpsAddress]
    public Uri? AuthorityHost { get; set; }

    /// <summary>A PEM or PFX file with its private key, instead of MicrosoftAppPassword.</summary>
    [ExistingFile]
    public string? CertificatePath { get; set; }

    /// <summary>For a PFX file that has one.</summary>
    public string? CertificatePassword { get; set; }
}
