using System.Threading.RateLimiting;
using McaBot.Platform;
using McaBot.Platform.Settings;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace McaBot.Teams;

/// <summary>
/// The cheap checks, before anything of a request is read. So many are read and answered at a time: what they hold in memory is bounded,
/// whoever sends them.
/// </summary>
internal sealed class RequestAdmission(IOptions<LimitsOptions> limits, IOptions<MicrosoftAppOptions> app) : IDisposable
{
    private readonly ConcurrencyLimiter places = new(
        new ConcurrencyLimiterOptions { PermitLimit = limits.Value.TurnsAtOnce, QueueLimit = 0 });

    /// <returns>A place to give back at the end; null where it is refused, and the response says why.</returns>
    public IDisposable? Admit(HttpContext context)
    {
        var place = places.AttemptAcquire();
        if (!place.IsAcquired)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "1";
        }
        else if (RefusalOf(context) is { } refusal)
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

            return place;
        }

        place.Dispose();
        return null;
    }

    public void Dispose() => places.Dispose();

    private int? RefusalOf(HttpContext context)
    {
        if (app.Value.AllowAnonymousCallers && !context.IsLocal())
        {
            return StatusCodes.Status401Unauthorized;
        }

        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            return StatusCodes.Status415UnsupportedMediaType;
        }

        return context.Request.ContentLength > limits.Value.MaxBodyBytes ? StatusCodes.Status413PayloadTooLarge : null;
    }
}
