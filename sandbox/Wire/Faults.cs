using System.Collections.Concurrent;

namespace McaBot.Sandbox.Wire;

/// <summary>Makes chosen calls to the stand-ins fail, in the ways a network does.</summary>
public sealed class Faults
{
    private readonly ConcurrentDictionary<ArmedFault, byte> armed = new();

    /// <summary>Asked first about every call, by service, method, and path with query: what it answers strikes that call.</summary>
    public Func<string, string, string, Fault?>? Script { get; set; }

    public ArmedFault Next(Fault fault)
    {
        var added = new ArmedFault(fault, item => armed.TryRemove(item, out _));
        armed[added] = 0;
        return added;
    }

    public ArmedFault Next(
        string service, string path = "", int times = 1, int? status = null, TimeSpan? retryAfter = null, TimeSpan? stall = null,
        bool dropBeforeEffect = false, bool dropAfterEffect = false, string? body = null, string? method = null) => Next(new Fault
        {
            Service = service,
            Path = path,
            Times = times,
            Status = status,
            RetryAfter = retryAfter,
            Stall = stall,
            Drop = dropBeforeEffect || dropAfterEffect,
            AfterEffect = dropAfterEffect,
            Body = body,
            Method = method,
        });

    public void Clear() => armed.Clear();

    internal async Task ApplyAsync(string service, HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var fault = Script?.Invoke(service, request.Method, request.Path + request.QueryString.ToString())
            ?? armed.Keys.FirstOrDefault(item => item.Fault.Matches(service, request) && item.TryTake())?.Fault;
        if (fault is null)
        {
            await next(context);
            return;
        }

        if (fault.AfterEffect) await EffectAsync(context, next);
        if (fault.Do is { } act) await act();
        if (fault.Stall is { } stall) await StallAsync(fault, stall, context.RequestAborted);

        if (fault.Drop) context.Abort();
        else if (fault.Replaces) await AnswerAsync(fault, context.Response);
        else if (!fault.AfterEffect) await next(context);
    }

    private static async Task StallAsync(Fault fault, TimeSpan stall, CancellationToken aborted)
    {
        var began = TimeProvider.System.GetTimestamp();
        await Task.Delay(stall, TimeProvider.System, aborted);
        fault.Stalled?.Invoke(TimeProvider.System.GetElapsedTime(began));
    }

    /// <summary>Carries the call out and throws its answer away.</summary>
    private static async Task EffectAsync(HttpContext context, RequestDelegate next)
    {
        var body = context.Response.Body;
        context.Response.Body = new MemoryStream();
        await next(context);
        context.Response.Body = body;
        context.Response.Headers.Clear();
    }

    private static Task AnswerAsync(Fault fault, HttpResponse response)
    {
        response.StatusCode = fault.Status ?? StatusCodes.Status200OK;
        if (fault.RetryAfter is { } wait)
        response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(
            System.Globalization.CultureInfo.InvariantCulture);
        foreach (var (name, value) in fault.Headers) response.Headers[name] = value;
        response.ContentType = "application/json";
        return response.WriteAsync(fault.Body ?? $$$"""{"error":{"code":"{{{fault.Status}}}","message":"A fault of the sandbox."}}""");
    }
}
