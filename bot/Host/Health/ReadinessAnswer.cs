using System.Text.Json.Nodes;
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

    private static Task WriteAsync(HttpContext context, HealthReport report, string? version, IReadOnlyList<CheckLine>? detail)
    {
        var json = new JsonObject { ["status"] = Word(report.Status) };
        if (version is not null)
        {
            json["version"] = version;
        }

        json["checks"] = new JsonObject(report.Entries.Select(e => KeyValuePair.Create(e.Key, (JsonNode?)Word(e.Value.Status))));
        if (detail is not null)
        {
            json[Detail] = new JsonArray(
                [.. detail.Select(l => new JsonObject { ["check"] = l.Name, ["state"] = Word(l.State), ["says"] = l.Says })]);
        }

        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json.ToJsonString());
    }

    private static string Word(CheckState state) => state switch
    {
        CheckState.Ok => "ok",
        CheckState.Wrong => "wrong",
        _ => "skipped",
    };

    private static string Word(HealthStatus status) => status == HealthStatus.Healthy ? "ok" : "unavailable";
}
