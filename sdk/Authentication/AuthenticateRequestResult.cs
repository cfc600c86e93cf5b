using System.Security.Claims;

namespace Microsoft.Bot.Connector.Authentication;

public class ProactiveCredentialsResult
{
    /// <summary>The audience of tokens for the answers.</summary>
    public string? Audience { get; set; }

    public ConnectorFactory? ConnectorFactory { get; set; }
}

public class AuthenticateRequestResult : ProactiveCredentialsResult
{
    public ClaimsIdentity? ClaimsIdentity { get; set; }

    public string? CallerId { get; set; }
}
