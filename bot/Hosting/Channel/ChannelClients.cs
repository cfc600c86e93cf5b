namespace McaBot.Hosting;

/// <summary>The connections to the channel, whatever name they are asked for by.</summary>
internal sealed class ChannelClients(IHttpClientFactory clients) : IHttpClientFactory
{
    public const string Name = "channel";

    public HttpClient CreateClient(string name) => clients.CreateClient(Name);
}
