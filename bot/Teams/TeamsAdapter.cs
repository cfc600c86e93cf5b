using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;

namespace McaBot.Teams;

/// <summary>
/// Takes activities in over HTTP: one POST, one turn. The Bot Framework's cloud adapter behind an endpoint of our own, which reads strictly
/// and writes a card's JSON as it is.
/// </summary>
internal sealed partial class TeamsAdapter(
    BotFrameworkAuthentication authentication, ILogger<CloudAdapterBase> sdkLog,
    ILogger<TeamsAdapter> log) : CloudAdapterBase(authentication, sdkLog), IBotFrameworkHttpAdapter
{
    /// <summary>
    /// Answers 400 to what is no activity, 401 to what is not authenticated, an invoke with its response (501 without one), and anything
    /// else with 200 once the turn is over.
    /// </summary>
    public async Task ProcessAsync(
        HttpRequest httpRequest, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(httpRequest);
        ArgumentNullException.ThrowIfNull(httpResponse);
        ArgumentNullException.ThrowIfNull(bot);
        if (await ActivityJson.ReadAsync(httpRequest, log, cancellationToken) is not { Type.Length: > 0 } activity)
        {
            httpResponse.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        try
        {
            var answer = await ProcessActivityAsync(
                httpRequest.Headers.Authorization.ToString(), activity, bot.OnTurnAsync, cancellationToken);
            httpResponse.StatusCode = answer?.Status ?? StatusCodes.Status200OK;
            if (answer?.Body is { } body)
            {
                await ActivityJson.WriteAsync(httpResponse, body, cancellationToken);
            }
        }
        catch (UnauthorizedAccessException)
        {
            // Whoever refused has written down why.
            httpResponse.StatusCode = StatusCodes.Status401Unauthorized;
        }
    }
}
