using System.Text.Json;
using McaBot.Platform;
using McaBot.Platform.SelfChecks;
using McaBot.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace McaBot.Host.Health;

internal static class ReadinessAnswer
{
    private const string Detail = "detail";

    /// <summary>
    /// Whoever asks from this machine is told the release too and, when asked for in the query, what a check would say; nobody else needs
    /// to know it.
    /// </summary>
    public static async Task WriteReadyAsync(HttpContext context, HealthReport report)
    {
        var isLocal = context.IsLocal();
        var detail = isLocal && context.Request.Query.ContainsKey(Detail)
            ? await context.RequestServices.GetRequiredService<CachedSelfChecks>().RunAsync(context.RequestAborted)
            : null;
        await WriteAsync(context, report, isLocal ? ProductVersion.Text : null, detail);
    }

    /// <summary>
    /// For a load balancer: once the records were found the process answers, whatever is out of reach later, and tells people what is.
    /// </summary>
    public static Task WriteServingAsync(HttpContext context)
    {
        var serves = context.RequestServices.GetRequiredService<StorageContainers>().IsOpen;
        context.Response.StatusCode = serves ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return context.Response.WriteAsync(serves ? "ok" : "unavailable");
    }

    public static Task WriteLiveAsync(HttpContext context, HealthReport report) => WriteAsync(context, report, version: null, detail: null);

    private static async Task WriteAsync(
        HttpContext context, HealthReport report, string? version, IReadOnlyList<CheckLine>? detail)
    {
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("status", Word(report.Status));
        if (version is not null)
        {
            json.WriteString("version", version);
        }

        json.WriteStartObject("checks");
        foreach (var (name, entry) in report.Entries)
        {
            json.WriteString(name, Word(entry.Status));
        }

        json.WriteEndObject();
        if (detail is not null)
        {
            Write(json, detail);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<CheckLine> detail)
    {
        json.WriteStartArray(Detail);
        foreach (var line in detail)
        {
            json.WriteStartObject();
            json.WriteString("check", line.Name);
            json.WriteString("state", Word(line.State));
            json.WriteString("says", line.Says);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Word(CheckState state) => state switch
    {
        CheckState.Ok => "ok",
        CheckState.Wrong => "wrong",
        _ => "skipped",
    };

    private static string Word(HealthStatus status) => status == HealthStatus.Healthy ? "ok" : "unavailable";
}
