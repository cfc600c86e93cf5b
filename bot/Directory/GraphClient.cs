using Azure.Core;
using Microsoft.Graph;
using Microsoft.Kiota.Authentication.Azure;

namespace McaBot.Directory;

/// <summary>
/// Graph's client, made when somebody first asks Graph. Whoever needs it holds this and no type of Graph's: its assembly is larger than
/// all others together and no start has to wait for it.
/// </summary>
internal sealed class GraphClient(IHttpClientFactory clients, TokenCredential credential, IOptions<GraphOptions> options)
{
    /// <summary>Of the HTTP client.</summary>
    public const string Name = "graph";

    private GraphServiceClient? service;

    public GraphServiceClient Service => LazyInitializer.EnsureInitialized(ref service, Create);

    private GraphServiceClient Create()
    {
        var graph = options.Value;
        var tokens = new AzureIdentityAuthenticationProvider(
            credential, [graph.BaseUrl.Host], null, isCaeEnabled: false, graph.Scope);
        return new GraphServiceClient(clients.CreateClient(Name), tokens, graph.BaseUrl.AbsoluteUri.TrimEnd('/'));
    }
}
