using McaBot.Platform;
using McaBot.Platform.Telemetry;
using McaBot.Teams.Throttle;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;

namespace McaBot.Teams;

/// <summary>
/// Takes activities in over HTTP at /api/messages: one POST, one turn. The Bot Framework's cloud adapter behind an endpoint of our own,
/// which reads strictly and writes a card's JSON as it is.
/// </summary>
/// <param name="sdkLog">The Bot Framework logs ids: under a category of its own, which is kept quiet.</param>
internal sealed partial class TeamsAdapter(
    BotFrameworkAuthentication authentication, ILogger<CloudAdapterBase> sdkLog, RequestAdmission admission, TypingSign typing,
    SendThrottle throttle, Metrics metrics, TimeProvider time, ILogger<TeamsAdapter> log)
    : CloudAdapterBase(authentication, sdkLog), IBotFrameworkHttpAdapter
{
    /// <summary>A turn is finished though the caller hangs up, but not for ever.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(30);

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
        var began = time.GetTimestamp();
        using var place = admission.Admit(httpRequest.HttpContext);
        if (place is not null)
        {
            using var deadline = new Deadline(LongestTurn, time, cancellationToken);
            try
            {
                if (await ActivityJson.ReadAsync(httpRequest, log, deadline.Token) is not { Type.Length: > 0 } activity)
                {
                    httpResponse.StatusCode = StatusCodes.Status400BadRequest;
                }
                else
                {
                    var answer = await ProcessActivityAsync(
                        httpRequest.Headers.Authorization.ToString(),
                        activity,
                        async (turn, token) =>
                        {
                            throttle.NoteSendsOf(turn);
                            await using var sign = typing.Begin(turn, token);
                            await bot.OnTurnAsync(turn, token);
                        },
                        deadline.Token);
                    httpResponse.StatusCode = answer?.Status ?? StatusCodes.Status200OK;
                    if (answer?.Body is { } body)
                    {
                        await ActivityJson.WriteAsync(httpResponse, body, deadline.Token);
                    }
                }
            }
            catch (UnauthorizedAccessException)
            {
                // Whoever refused has written down why.
                httpResponse.StatusCode = StatusCodes.Status401Unauthorized;
            }
            catch (Exception e)
            {
                var status = e is BadHttpRequestException refused ? refused.StatusCode : StatusCodes.Status500InternalServerError;
                metrics.Turn(time.GetElapsedTime(began), status);
                throw;
            }
        }

        metrics.Turn(time.GetElapsedTime(began), httpResponse.StatusCode);
    }
}
