namespace Microsoft.Bot.Connector.Authentication;

public abstract class ConnectorFactory
{
    /// <exception cref="UnauthorizedAccessException">
    /// The service URL is not the one the caller's token names, or a token would travel unprotected.
    /// </exception>
    public abstract Task<IConnectorClient> CreateAsync(
        string serviceUrl, string audience, CancellationToken cancellationToken);
}
