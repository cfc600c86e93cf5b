using System.Security.Claims;

namespace Microsoft.Bot.Connector.Authentication;

public class AuthenticationConfiguration
{
    /// <summary>Endorsements a signing key must carry besides the activity's channel.</summary>
    public string[] RequiredEndorsements { get; set; } = [];

    public ClaimsValidator? ClaimsValidator { get; set; }

    /// <summary>Issuers accepted besides the configured one; their tokens still need a key of the channel.</summary>
    public IEnumerable<string>? ValidTokenIssuers { get; set; }
}

public abstract class ClaimsValidator
{
    /// <exception cref="UnauthorizedAccessException">The claims are not acceptable.</exception>
    public abstract Task ValidateClaimsAsync(IList<Claim> claims);
}
