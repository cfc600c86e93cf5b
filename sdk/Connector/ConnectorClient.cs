using McaBot.Sdk;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector;

/// <summary>Calls one channel service. Never retries: a post is not idempotent, so the caller decides.</summary>
public class ConnectorClient : IConnectorClient
{
    private readonly HttpClient _http;
    private readonly bool _ownsHttp;

    public ConnectorClient(Uri baseUri, ServiceClientCredentials credentials)
        : this(baseUri, credentials, SharedHttp.Client, disposeHttpClient: false)
    {
    }

    public ConnectorClient(
        Uri baseUri,
        ServiceClientCredentials credentials,
        HttpClient customHttpClient,
        bool disposeHttpClient)
    {
        ArgumentNullException.ThrowIfNull(baseUri);
        ArgumentNullException.ThrowIfNull(credentials);
        ArgumentNullException.ThrowIfNull(customHttpClient);
        BaseUri = baseUri;
        Credentials = credentials;
        _http = customHttpClient;
        _ownsHttp = disposeHttpClient;
        Conversations = new Conversations(this);
    }

    public Uri BaseUri { get; set; }

    public ServiceClientCredentials? Credentials { get; }

    public IConversations Conversations { get; }

    internal HttpClient Http => _http;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && _ownsHttp)
            _http.Dispose();
    }
}
