using System.Globalization;
using System.Security.Claims;
using System.Security.Principal;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Microsoft.Bot.Builder;

/// <summary>An adapter for channels reached over the Bot Connector, whatever carries the incoming activities.</summary>
public abstract partial class CloudAdapterBase : BotAdapter
{
    internal const string InvokeResponseKey = "BotFrameworkAdapter.InvokeResponse";

    protected CloudAdapterBase(BotFrameworkAuthentication botFrameworkAuthentication, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(botFrameworkAuthentication);
        BotFrameworkAuthentication = botFrameworkAuthentication;
        Logger = logger ?? NullLogger.Instance;
    }

    protected BotFrameworkAuthentication BotFrameworkAuthentication { get; }

    protected ILogger Logger { get; }

    public override async Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activities);
        if (activities.Length == 0)
        {
            throw new ArgumentException("At least one activity is needed.", nameof(activities));
        }

        var responses = new ResourceResponse[activities.Length];
        for (var i = 0; i < activities.Length; i++)
        {
            var activity = activities[i];

            // The channel names what it is sent.
            activity.Id = null;
            responses[i] = await SendAsync(turnContext, activity, cancellationToken) ?? new ResourceResponse(string.Empty);
        }

        return responses;
    }

    public override async Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activity);
        return await ConnectorOf(turnContext).Conversations.UpdateActivityAsync(activity.Conversation?.Id!, activity.Id!, activity, cancellationToken) ?? new ResourceResponse(activity.Id);
    }

    public override async Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(reference);
        await ConnectorOf(turnContext).Conversations.DeleteActivityAsync(reference.Conversation?.Id!, reference.ActivityId!, cancellationToken);
    }

    public override Task<InvokeResponse?> ProcessActivityAsync(ClaimsIdentity claimsIdentity, Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ProcessActivityAsync(
            new AuthenticateRequestResult
            {
                ClaimsIdentity = claimsIdentity,
                ConnectorFactory = BotFrameworkAuthentication.CreateConnectorFactory(claimsIdentity),
                Audience = BotFrameworkAuthentication.GetOriginatingAudience(),
            },
            activity,
            callback,
            cancellationToken);

    /// <exception cref="UnauthorizedAccessException">The header does not authenticate the activity.</exception>
    protected async Task<InvokeResponse?> ProcessActivityAsync(string authHeader, Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        var result = await BotFrameworkAuthentication.AuthenticateRequestAsync(activity, authHeader, cancellationToken);
        return await ProcessActivityAsync(result, activity, callback, cancellationToken);
    }

    /// <returns>What answers the request, or null when an empty 200 does.</returns>
    protected async Task<InvokeResponse?> ProcessActivityAsync(AuthenticateRequestResult authenticateRequestResult, Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentNullException.ThrowIfNull(callback);

        if (authenticateRequestResult is not { ClaimsIdentity: { } claimsIdentity, ConnectorFactory: { } connectorFactory })
        {
            throw new UnauthorizedAccessException("The activity was not authenticated.");
        }

        // Who called is what the token says, whatever the body claims.
        activity.CallerId = authenticateRequestResult.CallerId;
        var audience = authenticateRequestResult.Audience ?? BotFrameworkAuthentication.GetOriginatingAudience();
        var connector = await connectorFactory.CreateAsync(activity.ServiceUrl!, audience, cancellationToken);
        using var context = CreateTurnContext(activity, claimsIdentity, audience, connector, callback, connectorFactory);
        await RunPipelineAsync(context, callback, cancellationToken);
        return ProcessTurnResults(context);
    }

    private async Task<ResourceResponse?> SendAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        switch (activity.Type)
        {
            case ActivityTypesEx.InvokeResponse:
                turnContext.TurnState.Set(InvokeResponseKey, activity);
                return null;
            case ActivityTypesEx.Delay:
                await Task.Delay(Convert.ToInt32(activity.Value, CultureInfo.InvariantCulture), cancellationToken);
                return null;
            case ActivityTypes.Trace when activity.ChannelId != Channels.Emulator:
                return null;
            default:
                var conversations = ConnectorOf(turnContext).Conversations;
                return string.IsNullOrWhiteSpace(activity.ReplyToId)
                    ? await conversations.SendToConversationAsync(activity.Conversation?.Id!, activity, cancellationToken)
                    : await conversations.ReplyToActivityAsync(activity.Conversation?.Id!, activity.ReplyToId, activity, cancellationToken);
        }
    }

    private TurnContext CreateTurnContext(Activity activity, ClaimsIdentity claimsIdentity, string audience, IConnectorClient connector, BotCallbackHandler callback, ConnectorFactory connectorFactory)
    {
        var context = new TurnContext(this, activity);
        context.TurnState.Add<IIdentity>(BotIdentityKey, claimsIdentity);
        context.TurnState.Add(connector);
        context.TurnState.Add(callback);
        context.TurnState.Add(connectorFactory);
        context.TurnState.Set(OAuthScopeKey, audience);
        return context;
    }

    private static InvokeResponse? ProcessTurnResults(TurnContext context)
    {
        if (context.Activity.DeliveryMode == DeliveryModes.ExpectReplies)
        {
            return new InvokeResponse { Status = 200, Body = new ExpectedReplies(context.BufferedReplyActivities) };
        }

        if (context.Activity.Type != ActivityTypes.Invoke)
        {
            return null;
        }

        return context.TurnState.Get<Activity>(InvokeResponseKey)?.Value as InvokeResponse ?? new InvokeResponse { Status = 501 };
    }

    private static IConnectorClient ConnectorOf(ITurnContext turnContext) =>
        turnContext.TurnState.Get<IConnectorClient>()
        ?? throw new InvalidOperationException("The turn has no connector client; it was not started by this adapter.");
}
