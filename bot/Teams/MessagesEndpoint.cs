using McaBot.Platform;
using McaBot.Platform.Settings;
using McaBot.Platform.Telemetry;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Net.Http.Headers;

namespace McaBot.Teams;

/// <summary>POST /api/messages: the cheap checks, then the adapter.</summary>
internal static class MessagesEndpoint
{
    /// <summary>A turn is finished though the caller hangs up, but not for ever.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(30);

    public static async Task HandleAsync(
        HttpContext context,
        IBotFrameworkHttpAdapter adapter,
        IBot bot,
        TurnsInFlight inFlight,
        IOptions<LimitsOptions> limits,
        IOptions<MicrosoftAppOptions> app,
        Metrics metrics,
        TimeProvider time)
    {
        var began = time.GetTimestamp();
        using var place = inFlight.TryEnter();
        if (place is null)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "1";
        }
        else if (RefusalOf(context, limits.Value, app.Value) is { } refusal)
        {
            context.Response.StatusCode = refusal;
        }
        else
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
            {
                // For a body that does not say how long it is.
                body.MaxRequestBodySize = limits.Value.MaxBodyBytes;
            }

            using var limit = new CancellationTokenSource(LongestTurn, time);
            try
            {
                await adapter.ProcessAsync(context.Request, context.Response, bot, limit.Token);
            }
            catch (Exception e)
            {
                var status = e is BadHttpRequestException refused ? refused.StatusCode : StatusCodes.Status500InternalServerError;
                metrics.Turn(time.GetElapsedTime(began), status);
                throw;
            }
        }

        metrics.Turn(time.GetElapsedTime(began), context.Response.StatusCode);
    }

    private static int? RefusalOf(HttpContext context, LimitsOptions limits, MicrosoftAppOptions app)
    {
        if (app.AllowAnonymousCallers && !context.IsLocal())
        {
            return StatusCodes.Status401Unauthorized;
        }

        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            return StatusCodes.Status415UnsupportedMediaType;
        }

        return context.Request.ContentLength > limits.MaxBodyBytes ? StatusCodes.Status413PayloadTooLarge : null;
    }
}
