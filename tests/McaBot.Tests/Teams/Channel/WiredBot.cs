using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Core;
using McaBot.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace McaBot.Tests.Teams.Channel;

/// <summary>The whole host on loopback between a token issuer and a connector, with a bot in it that does what a test says.</summary>
public sealed class WiredBot : IAsyncLifetime
{
    public const string Scope = "https://scope.example";
    private readonly ConcurrentQueue<LogLine> lines = new();
    private readonly ConcurrentDictionary<string, string> tokens = new(StringComparer.Ordinal);
    private readonly Talking talking = new();
    private TestIssuer issuer = null!;
    private LoopbackServer channel = null!;
    private BotInProcess bot = null!;

    /// <summary>What the bot does in each turn.</summary>
    internal BotCallbackHandler OnTurn
    {
        get => talking.OnTurn;
        set => talking.OnTurn = value;
    }

    /// <summary>What the connector answers; an id unless a test says otherwise.</summary>
    internal Func<ChannelCall, HttpContext, Task> Connector { get; set; } = Default;

    /// <summary>What came to the connector, but for typing signs.</summary>
    internal ConcurrentQueue<ChannelCall> Calls { get; } = new();

    /// <summary>They come whenever a turn takes long, on a busy machine any turn.</summary>
    internal ConcurrentQueue<ChannelCall> TypingSigns { get; } = new();

    internal IReadOnlyList<LogLine> Log => [.. lines];

    internal IServiceProvider Services => bot.Services;

    public async Task InitializeAsync()
    {
        issuer = await TestIssuer.StartAsync();
        channel = await LoopbackServer.StartAsync(TakeAsync);
        var settings = new Dictionary<string, string?>(BotInProcess.OutOfReach)
        {
            ["ToBotFromChannelOpenIdMetadataUrl"] = issuer.MetadataUrl,
            ["ToChannelFromBotOAuthScope"] = Scope,
            ["Teams:AllowedTenants:0"] = ChannelParts.Tenant,
            ["Teams:AllowedServiceHosts:0"] = channel.Address.Authority,
        };
        bot = await BotInProcess.StartAsync(settings, "Development", services =>
        {
            services.AddLogging(logging => logging.AddProvider(new CategoryLog(lines)));
            services.AddSingleton<TokenCredential>(new Scoped());
            services.AddSingleton<IBot>(talking);
        });
    }

    public async Task DisposeAsync()
    {
        await bot.DisposeAsync();
        await channel.DisposeAsync();
        await issuer.DisposeAsync();
    }

    /// <summary>Forgets what an earlier test said and saw.</summary>
    internal WiredBot Afresh()
    {
        (OnTurn, Connector) = ((_, _) => Task.CompletedTask, Default);
        Calls.Clear();
        TypingSigns.Clear();
        lines.Clear();
        return this;
    }

    internal string ServiceUrl(string region = "emea") => new Uri(channel.Address, $"{region}/").AbsoluteUri;

    internal JsonObject Activity(string type, string id = "in-1", string region = "emea") => new()
    {
        ["type"] = type,
        ["id"] = id,
        ["channelId"] = "msteams",
        ["serviceUrl"] = ServiceUrl(region),
        ["from"] = new JsonObject { ["id"] = "29:anna" },
        ["recipient"] = new JsonObject { ["id"] = "28:bot" },
        ["conversation"] = new JsonObject { ["id"] = "a:1", ["tenantId"] = ChannelParts.Tenant, ["conversationType"] = "personal" },
    };

    internal JsonObject Message(string text = "hi", string id = "in-1", string region = "emea")
    {
        var message = Activity("message", id, region);
        message["text"] = text;
        return message;
    }

    internal JsonObject Invoke(string name, JsonNode? value)
    {
        var invoke = Activity("invoke");
        (invoke["name"], invoke["value"]) = (name, value);
        return invoke;
    }

    /// <summary>As the channel sends it, with a good token for its service address.</summary>
    internal Task<(int Status, string Body)> SendAsync(JsonObject activity) =>
        SendAsync(activity.ToJsonString(), (string)activity["serviceUrl"]!);

    /// <param name="json">Anything at all.</param>
    /// <param name="serviceUrl">What the token is for; null for the usual one.</param>
    internal Task<(int Status, string Body)> SendAsync(string json, string? serviceUrl = null) =>
        bot.PostAsync(json, ("Authorization", "Bearer " + tokens.GetOrAdd(serviceUrl ?? ServiceUrl(), issuer.Token)));

    private static bool IsTyping(ChannelCall call) => call.Body.Length > 0 && (string?)call.Json["type"] == "typing";

    private static Task Default(ChannelCall call, HttpContext context) => context.Response.WriteAsync("""{"id":"out-1"}""");

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var call = new ChannelCall(
            context.Request.Method, target, context.Request.Headers.Authorization.ToString(), await reader.ReadToEndAsync());
        (IsTyping(call) ? TypingSigns : Calls).Enqueue(call);
        await Connector(call, context);
    }

    private sealed class Talking : IBot
    {
        public BotCallbackHandler OnTurn { get; set; } = (_, _) => Task.CompletedTask;

        public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) =>
            OnTurn(turnContext, cancellationToken);
    }

    /// <summary>Tokens that say what they are for.</summary>
    private sealed class Scoped : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("A turn must not block on a token.");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(new AccessToken("for:" + requestContext.Scopes[0], TimeProvider.System.GetUtcNow().AddHours(1)));
    }
}
