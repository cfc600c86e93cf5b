using Microsoft.Bot.Connector;
using Microsoft.Rest;
using Microsoft.Rest.Serialization;

namespace McaBot.Teams;

/// <summary>
/// The connector client of one service address, which outlives the turns that use it. A call is sent once: whoever makes it decides whether
/// again.
/// </summary>
internal sealed class SharedConnectorClient : ConnectorClient
{
    /// <summary>Each resolver builds the contracts of its own again: this one is for all clients, and for what comes in.</summary>
    public static ReadOnlyJsonContractResolver Contracts { get; } = new();

    private readonly ChannelConversations conversations;

    public SharedConnectorClient(Uri serviceUrl, ServiceClientCredentials signer, HttpClient http)
        : base(serviceUrl, signer, http, disposeHttpClient: false)
    {
        SerializationSettings.ContractResolver = Contracts;
        SerializationSettings.Formatting = Newtonsoft.Json.Formatting.None;
        DeserializationSettings.ContractResolver = Contracts;
        conversations = new ChannelConversations(this, http);
    }

    public override IConversations Conversations => conversations;

    /// <summary>The adapter disposes of its client after each turn; this one stays.</summary>
    protected override void Dispose(bool disposing)
    {
        if (!disposing)
        {
            base.Dispose(disposing);
        }
    }
}
