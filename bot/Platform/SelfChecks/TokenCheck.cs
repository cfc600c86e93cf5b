using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Identity;

namespace McaBot.Platform.SelfChecks;

/// <summary>Whether the bot's identity gets a token for something.</summary>
internal static partial class TokenCheck
{
    /// <summary>Said of what cannot be looked at without one.</summary>
    public const string NoToken = "needs the token above";

    private const string ToDo =
        "UserAssignedMSI: is that identity assigned to this process, and MicrosoftAppId its client id? SingleTenant: has the secret "
        + "(MicrosoftAppPassword) or certificate (Identity:CertificatePath) expired? Entra admin center, App registrations";

    /// <param name="forWhat">Such as "Microsoft Graph".</param>
    /// <param name="setting">The setting that names the scope; null where there is none.</param>
    public static async Task<CheckLine> RunAsync(
        TokenCredential credential, string scope, string forWhat, string? setting, CancellationToken cancellationToken)
    {
        var name = $"token for {forWhat}";
        try
        {
            await credential.GetTokenAsync(new TokenRequestContext([scope]), cancellationToken).AsTask().WaitAsync(cancellationToken);
            return CheckLine.Ok(name, "issued");
        }
        catch (AuthenticationFailedException e)
        {
            // What else the issuer wrote may hold ids of requests and people; its code says enough.
            var code = Code().Match(e.Message);
            return CheckLine.Wrong(
                name, code.Success ? $"refused ({code.Value})" : "refused", setting is null ? $"{ToDo}." : $"{ToDo}; {setting}.");
        }
    }

    [GeneratedRegex("AADSTS[0-9]{4,8}", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
